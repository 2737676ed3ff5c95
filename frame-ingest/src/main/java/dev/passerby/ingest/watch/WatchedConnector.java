package dev.passerby.ingest.watch;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.Demand;
import dev.passerby.ingest.camera.LightGrid;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.Reception;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.wire.camera.Camera;

/** The way to a camera, with somebody looking on: tries, failures by kind, and how long JPEGs take. */
final class WatchedConnector implements CameraConnector {

    private final CameraConnector connector;
    private final Connections connections;
    private final StageTimes times;
    private final FrameTraces traces;

    WatchedConnector(CameraConnector connector, Connections connections, StageTimes times, FrameTraces traces) {
        this.connector = connector;
        this.connections = connections;
        this.times = times;
        this.traces = traces;
    }

    @Override
    public CameraSource connect(Camera camera, StopSignal stop) throws CameraFailure {
        connections.tried();
        try {
            return new Source(connector.connect(camera, stop));
        } catch (CameraFailure e) {
            connections.failed(e.kind());
            throw e;
        }
    }

    @Override
    public void close() {
        connector.close();
    }

    private final class Source implements CameraSource {

        private final CameraSource source;

        private Source(CameraSource source) {
            this.source = source;
        }

        @Override
        public Picture read(Demand demand) throws CameraFailure {
            try {
                return new Watched(source.read(demand));
            } catch (CameraFailure e) {
                connections.failed(e.kind());
                throw e;
            }
        }

        @Override
        public String codec() {
            return source.codec();
        }

        @Override
        public Reception reception() {
            return source.reception();
        }

        @Override
        public void close() {
            source.close();
        }
    }

    private final class Watched implements Picture {

        private final Picture picture;

        private Watched(Picture picture) {
            this.picture = picture;
        }

        @Override
        public Jpeg jpeg() throws CameraFailure {
            long began = System.nanoTime();
            Jpeg jpeg = picture.jpeg();
            long nanos = System.nanoTime() - began;
            times.encoded(nanos);
            traces.encoded(nanos);
            return jpeg;
        }

        @Override
        public int width() {
            return picture.width();
        }

        @Override
        public int height() {
            return picture.height();
        }

        @Override
        public boolean keyframe() {
            return picture.keyframe();
        }

        @Override
        public boolean trusted() {
            return picture.trusted();
        }

        @Override
        public double cameraTimeSeconds() {
            return picture.cameraTimeSeconds();
        }

        @Override
        public LightGrid light() {
            return picture.light();
        }

        @Override
        public void close() {
            picture.close();
        }
    }
}
