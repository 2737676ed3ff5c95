package dev.passerby.standalone.live;

import dev.passerby.ingest.IngestWorker;
import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.Demand;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.guard.IngestGuard;
import dev.passerby.ingest.guard.WorkerCommand;
import dev.passerby.wire.camera.Camera;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Guarded ingest in which pictures of the camera called {@code door} crash the process for real: the first time by an access
 * to memory that is not there, the second time by giving back memory that was never taken, which the C library answers
 * with an abort. After that the door is like any other camera.
 */
final class PoisonedIngest {

    private PoisonedIngest() {}

    /** The guard. */
    public static void main(String[] arguments) {
        IngestGuard guard = IngestGuard.start(new WorkerCommand(Worker.class, WorkerCommand.allOptions(), Map.of()));
        Runtime.getRuntime().addShutdownHook(new Thread(guard::close));
        System.exit(guard.ended().join());
    }

    /** The child. */
    static final class Worker {

        private Worker() {}

        public static void main(String[] arguments) throws InterruptedException {
            IngestWorker.run(Poisoned::new);
        }
    }

    private record Poisoned(CameraConnector connector) implements CameraConnector {

        @Override
        public CameraSource connect(Camera camera, StopSignal stop) throws CameraFailure {
            CameraSource source = connector.connect(camera, stop);
            return camera.id().equals("door") ? new PoisonedSource(source) : source;
        }

        @Override
        public void close() {
            connector.close();
        }
    }

    private static final class PoisonedSource implements CameraSource {

        private final CameraSource source;
        private int pictures;

        PoisonedSource(CameraSource source) {
            this.source = source;
        }

        @Override
        public Picture read(Demand demand) throws CameraFailure {
            Picture picture = source.read(demand);
            // Late enough for the other camera to have come up.
            if (++pictures == 100) {
                if (happensFor("first")) {
                    Pointer.memset(new At(8), 0, 64);
                } else if (happensFor("second")) {
                    Pointer.free(new At(Pointer.malloc(64).address() + 16));
                }
            }
            return picture;
        }

        @Override
        public String codec() {
            return source.codec();
        }

        @Override
        public void close() {
            source.close();
        }
    }

    /** True once in the life of the folder that the process runs in. */
    private static boolean happensFor(String time) {
        try {
            Path mark = Path.of("poisoned-the-" + time + "-time");
            if (Files.exists(mark)) {
                return false;
            }
            Files.createFile(mark);
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class At extends BytePointer {
        At(long address) {
            this.address = address;
        }
    }
}
