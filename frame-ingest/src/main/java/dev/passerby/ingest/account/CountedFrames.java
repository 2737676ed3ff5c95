package dev.passerby.ingest.account;

import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.ingest.sample.DropReason;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.frame.FrameName;

/** Another publisher whose frames' fates are entered into tallies on their way back. */
public final class CountedFrames implements FramePublisher {

    private final FramePublisher publisher;
    private final FrameTallies tallies;

    public CountedFrames(FramePublisher publisher, FrameTallies tallies) {
        this.publisher = publisher;
        this.tallies = tallies;
    }

    @Override
    public void publish(Frame frame, Settlement settlement) {
        FrameName name = frame.name();
        tallies.sent(name);
        publisher.publish(frame, new Settlement() {
            @Override
            public void acknowledged() {
                tallies.acknowledged(name);
                settlement.acknowledged();
            }

            @Override
            public void dropped(DropReason reason) {
                tallies.givenUp(name, reason.text());
                settlement.dropped(reason);
            }
        });
    }

    @Override
    public void close() {
        publisher.close();
    }
}
