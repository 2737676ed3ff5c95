package dev.passerby.pipeline.settings;

import java.util.Arrays;

/** Where the job's state lives while it runs. A savepoint moves from one to the other, a checkpoint does not. */
public enum StateBackend {
    /** As objects in the JVM: the fastest, and every checkpoint is written whole. */
    HEAP("heap"),
    /** In RocksDB on the machine's disk: for more cameras than memory, and a checkpoint is what changed since the last. */
    ROCKSDB("rocksdb");

    private final String text;

    StateBackend(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static StateBackend of(String text) {
        return Arrays.stream(values())
                .filter(backend -> backend.text.equals(text))
                .findFirst()
                .orElse(HEAP);
    }
}
