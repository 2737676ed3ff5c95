package dev.passerby.pipeline.kafka.delivery;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.connector.kafka.sink.KafkaCommittable;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A committer that does not take a lost transaction for an answer. The connector counts one and goes on; to fail instead would
 * help nobody, because the checkpoint that the job would go back to lies behind the lost events. This one has the events, so it
 * looks which of them are on the topic, writes those that are not, and says at ERROR what it found.
 */
final class WatchfulCommitter implements Committer<Precommitted> {

    private static final Logger LOG = LoggerFactory.getLogger(WatchfulCommitter.class);

    private final Committer<KafkaCommittable> committer;
    private final WriteAgain writeAgain;
    private final Outgoing outgoing;
    private final LossCounters counters;

    private record Lost(CommitRequest<Precommitted> request, Throwable why) {}

    WatchfulCommitter(
            Committer<KafkaCommittable> committer, WriteAgain writeAgain, Outgoing outgoing, LossCounters counters) {
        this.committer = committer;
        this.writeAgain = writeAgain;
        this.outgoing = outgoing;
        this.counters = counters;
    }

    @Override
    public void commit(Collection<CommitRequest<Precommitted>> requests) throws IOException, InterruptedException {
        for (CommitRequest<Precommitted> request : requests) {
            List<Lost> lost = new ArrayList<>(1);
            committer.commit(List.of(new OneTransaction(request, why -> lost.add(new Lost(request, why)))));
            for (Lost one : lost) {
                replace(one);
            }
        }
    }

    private void replace(Lost lost) throws IOException, InterruptedException {
        Precommitted transaction = lost.request().getCommittable();
        LOG.error(
                "the transaction {} cannot be committed: {}; the job was down, or could not checkpoint, for longer than"
                        + " 'events.transaction-timeout' {}, or another job uses 'events.transactional-id-prefix' {}",
                transaction,
                lost.why().toString(),
                outgoing.transactionTimeout(),
                outgoing.transactionalIdPrefix());
        if (transaction.events() == null) {
            counters.lost(0, Math.max(1, transaction.count()));
            LOG.error(
                    "the events of the transaction {} are not in the checkpoint, so whether they reached {} cannot be told",
                    transaction,
                    outgoing.topic());
        } else {
            Replaced replaced = again(transaction);
            counters.lost(replaced.writtenAgain(), replaced.tooOld());
            LOG.error("of the transaction {}, {}", transaction, replaced);
        }
        lost.request().signalFailedWithKnownReason(lost.why());
    }

    private Replaced again(Precommitted transaction) throws IOException, InterruptedException {
        try {
            return writeAgain.whatIsMissing(java.util.Objects.requireNonNull(transaction.events()));
        } catch (InterruptException e) {
            Thread.interrupted();
            throw new InterruptedException(e.getMessage());
        } catch (RuntimeException e) {
            throw new IOException(
                    "the events of the lost transaction " + transaction
                            + " could not be written again yet; the job will try again after a restart",
                    e);
        }
    }

    @Override
    public void close() throws Exception {
        committer.close();
    }
}
