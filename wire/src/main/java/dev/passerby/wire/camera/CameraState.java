package dev.passerby.wire.camera;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a camera is doing. */
public enum CameraState {
    /** Pictures arrive. */
    ONLINE,
    /** Pictures arrive, but some are lost or damaged. */
    DEGRADED,
    /** No pictures arrive; ingest keeps trying. */
    OFFLINE;

    @JsonValue
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
