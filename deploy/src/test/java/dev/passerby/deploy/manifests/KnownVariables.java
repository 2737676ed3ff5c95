package dev.passerby.deploy.manifests;

import dev.passerby.ingest.IngestEnvironment;
import dev.passerby.ingest.guard.WorkerCommand;
import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Set;

/** The variables that ingest asks its environment for. */
public final class KnownVariables {

    private KnownVariables() {}

    /** Their names, found by letting ingest read an environment that writes down what it is asked for. */
    public static Set<String> ofIngest() {
        Asked asked = new Asked();
        IngestEnvironment.of(asked);
        asked.names.add(constant(WorkerCommand.class, "OPTIONS_VARIABLE"));
        return Set.copyOf(asked.names);
    }

    private static String constant(Class<?> type, String name) {
        try {
            Field field = type.getDeclaredField(name);
            field.setAccessible(true);
            return (String) field.get(null);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError(e.getMessage(), e);
        }
    }

    private static final class Asked extends HashMap<String, String> {

        private static final long serialVersionUID = 1L;

        private final transient Set<String> names = new HashSet<>();

        @Override
        public String get(Object name) {
            names.add((String) name);
            return super.get(name);
        }

        @Override
        public String getOrDefault(Object name, String otherwise) {
            names.add((String) name);
            return super.getOrDefault(name, otherwise);
        }
    }
}
