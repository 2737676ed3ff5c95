package dev.passerby.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CameraOptionsTest {

    @Test
    void camerasAreNamedFiles() {
        assertThat(CameraOptions.parse("door=a.mp4", "--port", "0", "yard=b=c.mkv"))
                .isEqualTo(new CameraOptions(0, Map.of("door", Path.of("a.mp4"), "yard", Path.of("b=c.mkv"))));
        assertThat(CameraOptions.parse("door=a.mp4").port()).isEqualTo(8554);
    }

    @Test
    void whatCannotBeMeantIsSaidInOneLine() {
        assertThatThrownBy(CameraOptions::parse).hasMessageStartingWith("there is no camera to serve; usage:");
        assertThatThrownBy(() -> CameraOptions.parse("--port", "99999", "a=b"))
                .hasMessage("'--port' must be a number from 0 to 65535, got '99999'");
        assertThatThrownBy(() -> CameraOptions.parse("--colour", "a=b")).hasMessageStartingWith("'--colour' is not");
        assertThatThrownBy(() -> CameraOptions.parse("--port")).hasMessageStartingWith("'--port' is not");
        assertThatThrownBy(() -> CameraOptions.parse("a=b", "a=c")).hasMessageContaining("got 'a' twice");
    }
}
