package dev.passerby.deploy.topics;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The arguments of {@link MakeTopics}, read as it reads them. */
public final class TopicArguments {

    private TopicArguments() {}

    /**
     * The partitions of the cameras' division that the arguments ask for.
     *
     * @throws IllegalArgumentException if they break a rule
     */
    public static int cameraPartitions(List<String> arguments) {
        Map<String, String> settings = new LinkedHashMap<>();
        arguments.forEach(argument -> {
            int equals = argument.indexOf('=');
            settings.put(equals < 0 ? argument : argument.substring(0, equals), argument.substring(equals + 1));
        });
        return WantedTopics.of(settings).cameraPartitions();
    }
}
