package dev.passerby.ingest.watch;

import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.wire.frame.Frame;

/** Where frames go, with somebody looking on: each frame is put into its trace, and its way to the broker is timed. */
final class WatchedPublisher implements FramePublisher {

    private final FramePublisher publisher;
    private final StageTimes times;
    private final FrameTraces traces;

    WatchedPublisher(FramePublisher publisher, StageTimes times, FrameTraces traces) {
        this.publisher = publisher;
        this.times = times;
        this.traces = traces;
    }

    @Override
    public void publish(Frame frame, Settlement settlement) {
        FrameTraces.Begun trace = traces.begin(frame);
        long began = System.nanoTime();
        publisher.publish(frame.tracedAs(trace.publish().text()), new Settlement() {
            @Override
            public void acknowledged() {
                settlement.acknowledged();
                times.published(System.nanoTime() - began);
                traces.end(trace, "published");
            }

            @Override
            public void dropped(DropReason reason) {
                settlement.dropped(reason);
                traces.end(trace, reason.text());
            }
        });
    }

    @Override
    public void close() {
        publisher.close();
    }
}
