package dev.passerby.wire.camera;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.wire.WireFormatException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class CameraTest {

    private static final String URL = "rtsp://192.0.2.7/stream";

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"env:DOOR_CAMERA", "file:/etc/passerby/door"})
    void aCameraComesBackAsItWas(String credentials) throws Exception {
        Camera camera = new Camera("door", URL, credentials, 2.5);
        assertThat(Camera.fromJson(camera.toJson())).isEqualTo(camera);
    }

    @Test
    void absentCredentialsAreLeftOut() {
        assertThat(json(new Camera("door", URL, null, 5)))
                .isEqualTo("{\"id\":\"door\",\"url\":\"rtsp://192.0.2.7/stream\",\"fps\":5.0}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://camera",
                "RTSPS://192.0.2.7:322/h264?channel=1",
                "rtsp://[2001:db8::7]:8554/stream",
                "rtsp://camera.example/live%401"
            })
    void anRtspAddressIsTaken(String url) {
        assertThat(new Camera("door", url, null, 5).url()).isEqualTo(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "front door", "a/b", "tür", "door\n"})
    void anIdOfOtherCharactersIsRefused(String id) {
        assertThatThrownBy(() -> new Camera(id, URL, null, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camera id must be 1 to 64 letters, digits, '-', '_' or '.', got '" + id + "'");
    }

    @Test
    void anIdMayHave64CharactersAndNoMore() {
        assertThat(Camera.isId("a".repeat(64))).isTrue();
        assertThat(Camera.isId("a".repeat(65))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://admin:hunter2@192.0.2.7/stream",
                "rtsp://hunter2@192.0.2.7/stream",
                "rtsp://admin:hunter2@",
                "rtsp:admin:hunter2@192.0.2.7/stream",
                "rtsp:/admin:hunter2@192.0.2.7/stream",
                "admin:hunter2@192.0.2.7/stream",
                "http://admin:hunter2@192.0.2.7/stream",
                "rtsp://admin:hunter2/@192.0.2.7/stream",
                "rtsp://admin:12#hunter2@192.0.2.7/stream",
                "rtsp://admin:hunter2 @192.0.2.7/stream",
                "rtsp://admin:hunter2@@192.0.2.7/stream"
            })
    void anAddressWithAPasswordIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> new Camera("door", url, null, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("camera url must not hold user and password; put user:password into")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://192.0.2.7/user=admin&password=hunter2&channel=1",
                "rtsp://192.0.2.7/s?usr=admin&PWD=hunter2",
                "rtsp://192.0.2.7/user=admin_password=hunter2_channel=1"
            })
    void aPasswordInThePathIsRefusedAndNotRepeated(String url) {
        assertThatThrownBy(() -> new Camera("door", url, null, 5))
                .hasMessageStartingWith("camera url must not hold a password, not even in its path")
                .hasMessageNotContaining("hunter2");
    }

    @Test
    void aPortIsOneThatExists() {
        assertThatThrownBy(() -> new Camera("door", "rtsp://192.0.2.7:70000/s", null, 5))
                .hasMessage("camera url must name a port from 1 to 65535, got 70000");
        assertThatThrownBy(() -> new Camera("door", "rtsp://192.0.2.7:0/s", null, 5))
                .hasMessageEndingWith("got 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://192.0.2.7/hunter2", "file:/hunter2", "HTTP://hunter2/"})
    void anotherSchemeIsRefused(String url) {
        assertThatThrownBy(() -> new Camera("door", url, null, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("camera url must begin with rtsp:// or rtsps://, got '")
                .hasMessageNotContaining("hunter2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp:hunter2", "rtsp:/hunter2", "rtsp:///hunter2", "rtsp://under_score/hunter2"})
    void anAddressWithoutAHostIsRefused(String url) {
        assertThatThrownBy(() -> new Camera("door", url, null, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camera url must name a host, as in rtsp://192.0.2.7/stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtsp://192.0.2.7/hunter 2", "rtsp://[192.0.2.7", "rtsp://", "::"})
    void whatIsNoAddressIsRefused(String url) {
        assertThatThrownBy(() -> new Camera("door", url, null, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camera url is not a URL such as rtsp://192.0.2.7/stream");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "admin:hunter2", "env:", "env:admin:hunter2", "file:", "vault:hunter2"})
    void credentialsThatAreNoReferenceAreRefusedAndNotRepeated(String credentials) {
        assertThatThrownBy(() -> new Camera("door", URL, credentials, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camera credentials must be a reference, env:NAME or file:PATH,"
                        + " whose content is user:password");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 60.1, Double.NaN, Double.POSITIVE_INFINITY})
    void aRateOutOfRangeIsRefused(double fps) {
        assertThatThrownBy(() -> new Camera("door", URL, null, fps))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("camera fps must be above 0 and at most 60, got " + fps);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "rtsp://admin:hunter2@192.0.2.7/",
                "{'id':'door','url':'rtsp://admin:hunter2@192.0.2.7/','fps':5}",
                "{'id':'door','url':'rtsp://192.0.2.7/','fps':'rtsp://admin:hunter2@192.0.2.7/'}",
                "{'id':'door','url':hunter2}",
                "{'id':'door','url':{'hunter2':1},'fps':5}",
                "{'id':'door','url':'rtsp://192.0.2.7/','fps':5} hunter2",
                "{'id':'door','url':'rtsp://192.0.2.7/','credentials':'admin:hunter2','fps':5}",
                "['hunter2']",
                "'hunter2'",
            })
    void anUnreadableCameraIsRefusedInOneLineWithoutItsContent(String json) {
        assertThatThrownBy(() -> Camera.fromJson(bytes(json)))
                .isInstanceOf(WireFormatException.class)
                .hasMessageStartingWith("cannot read Camera: ")
                .hasMessageNotContainingAny("hunter2", "\n");
    }

    @Test
    void aRecordWithoutAValueIsNoCamera() {
        assertThatThrownBy(() -> Camera.fromJson(null))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("cannot read Camera: not JSON");
        assertThatThrownBy(() -> Camera.fromJson(bytes("null")))
                .isInstanceOf(WireFormatException.class)
                .hasMessage("cannot read Camera: the JSON is null");
    }

    @Test
    void fieldsFromANewerVersionAreIgnored() throws Exception {
        assertThat(Camera.fromJson(bytes("{'id':'door','url':'rtsp://192.0.2.7/stream','fps':5,'zone':{'a':[1]}}")))
                .isEqualTo(new Camera("door", URL, null, 5));
    }

    private static String json(Camera camera) {
        return new String(camera.toJson(), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String json) {
        return json.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }

    @Test
    void aCameraMayHaveAThresholdOfItsOwn() throws Exception {
        Camera camera = new Camera("door", "rtsp://192.0.2.7/stream", null, 5, 0.9);
        assertThat(Camera.fromJson(camera.toJson())).isEqualTo(camera);
        assertThatThrownBy(() -> new Camera("door", "rtsp://192.0.2.7/stream", null, 5, 0.0))
                .hasMessage("camera threshold must be a distance above 0 and at most 2, got 0.0");
    }
}
