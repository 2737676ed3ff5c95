package dev.passerby.ingest.publish;

import dev.passerby.ingest.sample.DropReason;
import dev.passerby.wire.frame.Frame;

/** Where frames go. Any thread. */
public interface FramePublisher extends AutoCloseable {

    /** Sends the frame, keeping each camera's order. May wait a little for room, never for the acknowledgement. */
    void publish(Frame frame, Settlement settlement);

    /** Waits briefly for what is under way and settles the rest as dropped. */
    @Override
    void close();

    /** The fate of one frame; exactly one of the two is called, once, on any thread, without blocking. */
    interface Settlement {

        void acknowledged();

        void dropped(DropReason reason);
    }
}
