package dev.passerby.ingest.guard;

import dev.passerby.ingest.camera.CameraConnector;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.wire.camera.Camera;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * The way to a camera that is asked at every try whether the camera is in quarantine. One that is fails like any camera
 * that cannot be reached, and so is reported and tried again like one.
 */
public final class QuarantineConnector implements CameraConnector {

    private final CameraConnector connector;
    private final Quarantine quarantine;
    private final Function<String, Instant> attachedAt;
    private final Supplier<Instant> clock;

    /**
     * A way around which the quarantine is put.
     *
     * @param attachedAt when the record of the camera with this id was written last
     */
    public QuarantineConnector(
            CameraConnector connector,
            Quarantine quarantine,
            Function<String, Instant> attachedAt,
            Supplier<Instant> clock) {
        this.connector = connector;
        this.quarantine = quarantine;
        this.attachedAt = attachedAt;
        this.clock = clock;
    }

    @Override
    public CameraSource connect(Camera camera, StopSignal stop) throws CameraFailure {
        Optional<Instant> since = quarantine.holds(camera.id(), attachedAt.apply(camera.id()), clock.get());
        if (since.isPresent()) {
            throw new CameraFailure(
                    FailureKind.QUARANTINED,
                    "it crashed ingest twice, the second time at " + since.get()
                            + "; to try it again, 'camera remove' and 'camera add' it, or wait until "
                            + since.get().plus(Quarantine.LENGTH));
        }
        return connector.connect(camera, stop);
    }

    @Override
    public void close() {
        connector.close();
    }
}
