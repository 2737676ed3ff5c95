package dev.passerby.deploy.chaos.plan;

/** Something that goes wrong in a cluster. */
public enum Fault {
    TASK_MANAGER_KILLED("kill -9 of a TaskManager", 10, 2, 20),
    JOB_MANAGER_KILLED("kill -9 of the JobManager", 4, 1, 30),
    BROKER_KILLED("kill -9 of the broker", 4, 1, 0),
    INGEST_KILLED("kill -9 of an ingest worker", 3, 1, 20),
    BROKER_FROZEN("SIGSTOP of the broker for 30 s", 4, 1, 0),
    PARTITION("a TaskManager without network for 20 s", 3, 1, 0),
    LONG_OUTAGE("job down longer than its transactions", 1, 0, 0),
    CHECKPOINT_TRUNCATED("newest checkpoint truncated, JobManager killed", 1, 1, 30),
    CHECKPOINTS_FULL("checkpoint directory full, then freed", 1, 0, 0),
    POISON("records that are no frames", 2, 1, 0),
    DUPLICATES("frames sent again", 2, 1, 0),
    REORDERED("frames that come late, out of order", 2, 1, 0),
    OVERSIZE("a record over the limit", 1, 1, 0),
    TAKEOVER("another worker takes the cameras, the old one writes on", 2, 1, 0),
    GALLERY_STORM("1,000 gallery changes a second", 2, 1, 0),
    PERSON_ERASED("an enrolled person is erased", 4, 2, 0);

    private final String text;
    private final int times;
    private final int timesInShort;
    private final int limitSeconds;

    Fault(String text, int times, int timesInShort, int limitSeconds) {
        this.text = text;
        this.times = times;
        this.timesInShort = timesInShort;
        this.limitSeconds = limitSeconds;
    }

    public String text() {
        return text;
    }

    /** How often it happens in a run. */
    public int times(boolean shortRun) {
        return shortRun ? timesInShort : times;
    }

    /** Seconds within which all tasks must run again, or all cameras show pictures; 0 where no limit is promised. */
    public int limitSeconds() {
        return limitSeconds;
    }

    /** Whether a process dies of it without a word. */
    public boolean isKill() {
        return switch (this) {
            case TASK_MANAGER_KILLED, JOB_MANAGER_KILLED, CHECKPOINT_TRUNCATED, BROKER_KILLED, INGEST_KILLED -> true;
            default -> false;
        };
    }
}
