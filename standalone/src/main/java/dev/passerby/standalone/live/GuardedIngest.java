package dev.passerby.standalone.live;

import dev.passerby.ingest.FrameIngest;
import dev.passerby.ingest.IngestEnvironment;
import dev.passerby.ingest.guard.IngestGuard;
import dev.passerby.ingest.guard.WorkerCommand;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.settings.Settings;
import java.util.HashMap;
import java.util.Map;

/**
 * Ingest as a guarded process beside broker and job, told by environment variables what this machine's settings are. What
 * they do not say is taken from the variables that any ingest process knows.
 */
record GuardedIngest(Map<String, String> variables) {

    /**
     * Ingest that is not started yet.
     *
     * @throws BadInputException naming every variable that breaks its rule
     */
    static GuardedIngest of(Settings settings, Map<String, String> environment) {
        Map<String, String> variables = Map.of(
                "PASSERBY_TOPIC_PREFIX", settings.topics().prefix(),
                "PASSERBY_INGEST_MAX_RECORD_BYTES", Integer.toString(settings.maxFrameBytes()));
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(variables);
        try {
            IngestEnvironment.of(all);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
        return new GuardedIngest(variables);
    }

    IngestGuard start(String servers) {
        Map<String, String> all = new HashMap<>(variables);
        all.put("PASSERBY_BROKERS", servers);
        return FrameIngest.guarded(WorkerCommand.properties(), all);
    }
}
