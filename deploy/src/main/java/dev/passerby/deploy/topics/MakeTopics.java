package dev.passerby.deploy.topics;

import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.broker.TopicLayout;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A program that makes the topics that a broker lacks, from arguments {@code name=value}; those that exist stay as they are. Exit
 * code 2 where the arguments are wrong, 1 where the broker does not answer or refuses.
 */
public final class MakeTopics {

    private MakeTopics() {}

    public static void main(String[] arguments) {
        WantedTopics wanted;
        try {
            wanted = WantedTopics.of(byName(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println("cannot make the topics: " + e.getMessage());
            System.exit(2);
            return;
        }
        try {
            TopicLayout.create(
                    wanted.servers(),
                    wanted.topics(),
                    wanted.cameraPartitions(),
                    wanted.replication(),
                    wanted.maxFrameBytes(),
                    wanted.retention());
        } catch (OperationFailedException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    /** An argument without a value is a setting that nobody knows, and is told as one. */
    private static Map<String, String> byName(String... arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        for (String argument : arguments) {
            int equals = argument.indexOf('=');
            settings.put(equals < 0 ? argument : argument.substring(0, equals), argument.substring(equals + 1));
        }
        return settings;
    }
}
