package dev.passerby.simulator.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraAddressTest {

    @ParameterizedTest
    @CsvSource({
        "rtsp://127.0.0.1:8554/door, door, ''",
        "rtsp://127.0.0.1:8554/door/, door, ''",
        "RTSP://user:pass@host/door, door, ''",
        "rtsp://host/door?channel=1, door, ''",
        "rtsp://host/door/trackID=0, door, trackID=0"
    })
    void anAddressNamesACameraAndATrack(String uri, String camera, String track) {
        assertThat(CameraAddress.in(uri)).contains(new CameraAddress(camera, track));
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "rtsp://host", "rtsp://host/", "http://host/door", "/door", "rtsp://host/a/b/c"})
    void otherAddressesNameNone(String uri) {
        assertThat(CameraAddress.in(uri)).isEmpty();
    }

    @Test
    void aNameThatAnAddressCannotCarryIsRefused() {
        assertThatThrownBy(() -> CameraAddress.requireName("front door"))
                .hasMessage("a camera's name consists of letters, digits and '._~-', got 'front door'");
    }
}
