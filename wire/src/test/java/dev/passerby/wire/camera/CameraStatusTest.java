package dev.passerby.wire.camera;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CameraStatusTest {

    private static final Instant NOON = Instant.parse("2025-03-01T12:00:00Z");

    @ParameterizedTest
    @EnumSource
    void aStatusComesBackAsItWas(CameraState state) throws Exception {
        String reason = state == CameraState.ONLINE ? null : "3 of 75 pictures were damaged";
        CameraStatus status = new CameraStatus("door", state, reason, 7, NOON, 75, 72, Map.of("damaged", 3L), null);
        assertThat(CameraStatus.fromJson(status.toJson())).isEqualTo(status);
    }

    @Test
    void aWorkersNameComesBackAndMayBeAbsent() throws Exception {
        CameraStatus status = new CameraStatus("door", CameraState.ONLINE, null, 7, NOON, 75, 75, Map.of(), null);
        assertThat(CameraStatus.fromJson(status.toJson()).worker()).isNull();
        assertThat(CameraStatus.fromJson(status.by("yard-2").toJson())).isEqualTo(status.by("yard-2"));
        assertThat(status.by("yard-2").worker()).isEqualTo("yard-2");
    }

    @Test
    void equalStatusesHaveEqualBytes() {
        Map<String, Long> dropped = new HashMap<>();
        for (String reason : new String[] {"still", "broker-slow", "damaged", "too-large", "stale"}) {
            dropped.put(reason, 1L);
        }
        CameraStatus status = new CameraStatus("door", CameraState.ONLINE, null, 7, NOON, 80, 75, dropped, null);
        assertThat(new String(status.toJson(), StandardCharsets.UTF_8))
                .endsWith("\"dropped\":{\"broker-slow\":1,\"damaged\":1,\"stale\":1,\"still\":1,\"too-large\":1}}");
    }

    @Test
    void laterCountingDoesNotReachAStatus() {
        Map<String, Long> dropped = new HashMap<>(Map.of("damaged", 3L));
        CameraStatus status = new CameraStatus("door", CameraState.ONLINE, null, 7, NOON, 75, 72, dropped, null);
        dropped.put("damaged", 4L);
        assertThat(status.dropped()).containsExactly(Map.entry("damaged", 3L));
    }
}
