package dev.passerby.ingest.supervise;

import dev.passerby.ingest.publish.FramePublisher;
import dev.passerby.wire.frame.Frame;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Frames as they were published, each acknowledged at once. */
public final class RecordedFrames implements FramePublisher {

    private final List<Frame> frames = new ArrayList<>();

    @Override
    public void publish(Frame frame, Settlement settlement) {
        synchronized (this) {
            frames.add(frame);
            notifyAll();
        }
        settlement.acknowledged();
    }

    public synchronized List<Frame> all() {
        return List.copyOf(frames);
    }

    /** Waits until the frames are as wanted, at most so many seconds; says whether they are. */
    public synchronized boolean await(Predicate<List<Frame>> wanted, int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (!wanted.test(frames)) {
            long left = TimeUnit.NANOSECONDS.toMillis(deadline - System.nanoTime());
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }

    @Override
    public void close() {}
}
