package dev.passerby.deploy.chaos.load;

import dev.passerby.deploy.chaos.story.CameraLedger;
import dev.passerby.deploy.chaos.story.Story;
import dev.passerby.deploy.chaos.story.WatchedDoor;
import dev.passerby.wire.frame.Frame;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * The cameras of a {@link Story}, and one door before it, as producers of frames: a thread of its own sends one frame of each
 * camera after the other at a set rate until told to finish. Disturbances are sent between two of its frames.
 */
public final class FrameLoad implements AutoCloseable {

    private static final int MAX_REQUEST_BYTES = 2 << 20;
    private static final int REMEMBERED = 400;
    private static final int STALE_FRAMES = 3;
    private static final int DOOR_EVERY = 8;

    private final Story story;
    private final String topic;
    private final KafkaProducer<byte[], byte[]> producer;
    private final long nanosPerFrame;
    private final Thread thread;

    /** All below is guarded by this object. */
    private final List<CameraLedger> ledgers = new ArrayList<>();

    private final Deque<ProducerRecord<byte[], byte[]>> recent = new ArrayDeque<>();
    private WatchedDoor door = WatchedDoor.SHUT;
    private long sent;

    private final AtomicLong acked = new AtomicLong();
    private final AtomicReference<@Nullable Exception> refused = new AtomicReference<>();
    private volatile boolean begun;
    private volatile boolean finishing;

    public FrameLoad(Story story, String broker, String topic, int framesPerSecond) {
        this.story = story;
        this.topic = topic;
        this.producer = Clients.producer(broker, MAX_REQUEST_BYTES);
        this.nanosPerFrame = 1_000_000_000L / framesPerSecond;
        for (int camera = 0; camera < story.cameras(); camera++) {
            ledgers.add(CameraLedger.start(camera));
        }
        this.thread = new Thread(this::send, "chaos-frames");
        this.thread.setDaemon(true);
    }

    /** Opens the door. */
    public void start() {
        thread.start();
    }

    /** Begins the story. */
    public void begin() {
        begun = true;
    }

    /** Frames that the broker has acknowledged, of all cameras. */
    public long acked() {
        return acked.get();
    }

    /** From now on this person stands before the door. */
    public synchronized void show(int person) {
        door = door.showing(person);
    }

    /** Sends some of the last frames again, as they were. */
    public synchronized void repeat() {
        recent.forEach(this::disturb);
    }

    /** Sends some of the last frames again in a disorder. */
    public synchronized void shuffle(long seed) {
        List<ProducerRecord<byte[], byte[]>> late = new ArrayList<>(recent);
        Collections.shuffle(late, new Random(seed));
        late.forEach(this::disturb);
    }

    /**
     * Every camera is taken over by another ingest worker, and the one that lost it writes on: frames of the older connection,
     * of somebody else.
     */
    public synchronized void takeOver() {
        for (int camera = 0; camera < story.cameras(); camera++) {
            CameraLedger before = ledgers.get(camera);
            ledgers.set(camera, before.reconnected());
            sendNext(camera);
            for (int i = 0; i < STALE_FRAMES; i++) {
                disturb(Clients.record(
                        topic,
                        frame(
                                story.camera(camera),
                                before.epochStarts().size(),
                                before.frames() - lastStart(before) + i,
                                story.jpeg(camera, before.frames() + story.visitFrames()))));
            }
        }
    }

    /** Sends a record as it is; what becomes of it is not asked. */
    public synchronized void disturb(ProducerRecord<byte[], byte[]> record) {
        var unused = producer.send(record);
    }

    /**
     * Completes every visit, closes the last one and waits for the broker.
     *
     * @throws IllegalStateException if the broker refused a frame: then nobody knows what must be told
     */
    public List<CameraLedger> finish() throws InterruptedException {
        finishing = true;
        thread.join();
        synchronized (this) {
            for (int camera = 0; camera < story.cameras(); camera++) {
                CameraLedger ledger = ledgers.get(camera);
                disturb(Clients.record(
                        topic,
                        frame(
                                story.camera(camera),
                                ledger.epochStarts().size(),
                                ledger.frames() - lastStart(ledger),
                                story.closing(ledger.frames()))));
            }
            producer.flush();
            if (refused.get() != null || acked.get() != sent) {
                throw new IllegalStateException(
                        "the broker acknowledged " + acked.get() + " of " + sent + " frames", refused.get());
            }
            return List.copyOf(ledgers);
        }
    }

    @Override
    public void close() {
        finishing = true;
        producer.close(java.time.Duration.ofSeconds(5));
    }

    private void send() {
        long next = System.nanoTime();
        long turn = 0;
        while (!finishing || !visitsAreWhole()) {
            synchronized (this) {
                int camera = (int) (turn % story.cameras());
                if (begun && (!finishing || ledgers.get(camera).frames() % story.visitFrames() != 0)) {
                    sendNext(camera);
                }
                if (turn % DOOR_EVERY == 0) {
                    door.frame(System.currentTimeMillis()).ifPresent(shown -> disturb(Clients.record(topic, shown)));
                    door = door.next();
                }
            }
            turn++;
            next = Math.max(next + nanosPerFrame, System.nanoTime() - 10 * nanosPerFrame);
            LockSupport.parkNanos(next - System.nanoTime());
        }
    }

    private synchronized boolean visitsAreWhole() {
        return ledgers.stream().allMatch(ledger -> ledger.frames() % story.visitFrames() == 0);
    }

    private synchronized void sendNext(int camera) {
        CameraLedger ledger = ledgers.get(camera);
        long number = ledger.frames();
        ProducerRecord<byte[], byte[]> record = Clients.record(
                topic,
                frame(
                        story.camera(camera),
                        ledger.epochStarts().size(),
                        number - lastStart(ledger),
                        story.jpeg(camera, number)));
        var unused = producer.send(record, (written, failure) -> {
            if (failure == null) {
                acked.incrementAndGet();
            } else {
                refused.compareAndSet(null, failure);
            }
        });
        sent++;
        ledgers.set(camera, ledger.andOne());
        recent.addLast(record);
        if (recent.size() > REMEMBERED) {
            recent.removeFirst();
        }
    }

    private static long lastStart(CameraLedger ledger) {
        return ledger.epochStarts().get(ledger.epochStarts().size() - 1);
    }

    private static Frame frame(String camera, long epoch, long seq, byte[] jpeg) {
        return new Frame(camera, epoch, seq, System.currentTimeMillis(), 1, 1, seq == 0, jpeg);
    }
}
