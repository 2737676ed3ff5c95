package dev.passerby.ingest.kafka;

import dev.passerby.ingest.share.FairShares;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.function.IntUnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;
import org.apache.kafka.common.Configurable;
import org.apache.kafka.common.TopicPartition;

/**
 * {@link FairShares} as the group's own way of dividing partitions, cooperatively: a partition that is to move is given to
 * nobody until its holder has let go of it. Runs in the worker that leads the group; every worker is told how many share.
 */
public final class CameraAssignor implements ConsumerPartitionAssignor, Configurable {

    /** The setting of the consumer that says how many cameras lie in a partition, an {@link IntUnaryOperator}. */
    static final String CAMERAS = "passerby.cameras.per.partition";
    /** The setting of the consumer that is told how many workers share, an {@link IntConsumer}. */
    static final String WORKERS = "passerby.workers";

    private IntUnaryOperator cameras = partition -> 0;
    private IntConsumer workers = count -> {};

    @Override
    public void configure(Map<String, ?> settings) {
        cameras = (IntUnaryOperator) Objects.requireNonNull(settings.get(CAMERAS));
        workers = (IntConsumer) Objects.requireNonNull(settings.get(WORKERS));
    }

    @Override
    public String name() {
        return "passerby-cameras";
    }

    @Override
    public List<RebalanceProtocol> supportedProtocols() {
        return List.of(RebalanceProtocol.COOPERATIVE);
    }

    @Override
    public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
        Map<String, Subscription> members = new TreeMap<>(group.groupSubscription());
        String topic = members.values().iterator().next().topics().get(0);
        int partitions = Objects.requireNonNullElse(metadata.partitionCountForTopic(topic), 0);
        Map<Integer, String> holders = holders(members);
        Map<String, Set<Integer>> held = new TreeMap<>();
        members.keySet().forEach(member -> held.put(member, new TreeSet<>()));
        holders.forEach(
                (partition, member) -> Objects.requireNonNull(held.get(member)).add(partition));
        Map<String, Assignment> assignments = new HashMap<>();
        FairShares.divide(held, partitions, cameras).forEach((member, share) -> {
            List<TopicPartition> given = new ArrayList<>();
            for (int partition : new TreeSet<>(share)) {
                if (holders.getOrDefault(partition, member).equals(member)) {
                    given.add(new TopicPartition(topic, partition));
                }
            }
            assignments.put(member, new Assignment(given, ByteBuffer.allocate(4).putInt(0, members.size())));
        });
        return new GroupAssignment(assignments);
    }

    /** Who holds what; where two say so, the one whose word is from the later generation. */
    private static Map<Integer, String> holders(Map<String, Subscription> members) {
        Map<Integer, String> holders = new HashMap<>();
        members.entrySet().stream()
                .sorted(Comparator.comparingInt(
                        member -> member.getValue().generationId().orElse(-1)))
                .forEach(member -> member.getValue()
                        .ownedPartitions()
                        .forEach(partition -> holders.put(partition.partition(), member.getKey())));
        return holders;
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata metadata) {
        if (assignment.userData() != null && assignment.userData().remaining() >= 4) {
            workers.accept(assignment.userData().getInt(assignment.userData().position()));
        }
    }
}
