package dev.passerby.wire.camera;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Camera addresses from anybody: one with a host, a port that exists and no password, or a complaint. */
class CameraAddressFuzzTest {

    @FuzzTest(maxDuration = "1m")
    void address(byte[] input) {
        String url = new String(input, StandardCharsets.UTF_8);
        Camera camera;
        try {
            camera = new Camera("door", url, "env:DOOR", 5);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageStartingWith("camera url ");
            return;
        }
        URI uri = URI.create(camera.url());
        assertThat(uri.getScheme()).matches("(?i)rtsps?");
        assertThat(uri.getHost()).isNotEmpty();
        assertThat(uri.getRawUserInfo()).isNull();
        if (uri.getPort() != -1) {
            assertThat(uri.getPort()).isBetween(1, 65_535);
        }
        assertThat(camera.url().chars().noneMatch(Character::isISOControl)).isTrue();
    }
}
