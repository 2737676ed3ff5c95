package dev.passerby.ingest.publish;

import dev.passerby.wire.tally.FrameTally;
import java.util.function.Consumer;

/** Where tallies of frames are told. */
public interface TallyPublisher extends AutoCloseable {

    /** Tells a tally; may wait for the broker. Whoever failed to be told is handed back, on any thread. */
    void tell(FrameTally tally, Consumer<FrameTally> failed);

    /** Waits briefly for what is under way. */
    @Override
    void close();
}
