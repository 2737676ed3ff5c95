package dev.passerby.pipeline.vision;

import dev.passerby.wire.event.Models;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One vision for all subtasks of a process: the first to open it opens the source, the last to close it closes that.
 * Sources that are equal share; a source is therefore a record of its settings.
 *
 * @param source what is opened once per process
 */
public record SharedVision(VisionSource source) implements VisionSource {

    private static final long serialVersionUID = 1L;

    /** Guarded by itself, and held while opening: a second subtask waits for the first to have loaded the networks. */
    private static final Map<VisionSource, Shared> OPEN = new HashMap<>();

    @Override
    public Vision open() {
        synchronized (OPEN) {
            Shared shared = OPEN.get(source);
            if (shared == null) {
                shared = new Shared(source.open());
                OPEN.put(source, shared);
            }
            shared.holders++;
            return new Held(source, shared.vision);
        }
    }

    private static void release(VisionSource source) {
        synchronized (OPEN) {
            Shared shared = OPEN.get(source);
            if (shared != null && --shared.holders == 0) {
                OPEN.remove(source);
                shared.vision.close();
            }
        }
    }

    private static final class Shared {

        private final Vision vision;
        private int holders;

        Shared(Vision vision) {
            this.vision = vision;
        }
    }

    /** One holder's view; closing it twice releases once. */
    private static final class Held implements Vision {

        private final VisionSource source;
        private final Vision vision;
        private boolean closed;

        Held(VisionSource source, Vision vision) {
            this.source = source;
            this.vision = vision;
        }

        @Override
        public LookedAt look(byte[] jpeg) throws UnreadablePictureException {
            return vision.look(jpeg);
        }

        @Override
        public List<float[]> embed(List<byte[]> crops) {
            return vision.embed(crops);
        }

        @Override
        public Models models() {
            return vision.models();
        }

        @Override
        public String crop() {
            return vision.crop();
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                release(source);
            }
        }
    }
}
