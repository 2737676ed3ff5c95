package dev.passerby.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.ingest.server.PasswordCamera;
import dev.passerby.ingest.server.ScriptedCamera;
import dev.passerby.wire.camera.Camera;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The gateway's port, used as FFmpeg uses it and as others would. */
@Timeout(30)
class CameraGatewayIT {

    private final PasswordCamera script = new PasswordCamera("Basic realm=\"door\"");

    @Test
    void whoDoesNotKnowTheSecretPathGetsNothing() throws Exception {
        try (ScriptedCamera camera = new ScriptedCamera(script);
                CameraGateway gateway = gateway(camera)) {
            URI local = URI.create(gateway.localUrl());
            assertThat(local.getPath()).matches("/[0-9a-f]{32}");
            String guessed = "rtsp://127.0.0.1:" + local.getPort() + "/00000000000000000000000000000000";
            assertThat(answer(local.getPort(), "DESCRIBE " + guessed)).isNull();
            assertThat(script.heard()).isEmpty();
            assertThat(answer(local.getPort(), "DESCRIBE " + gateway.localUrl()))
                    .startsWith("RTSP/1.0 401");
            assertThat(script.heard()).contains("DESCRIBE " + camera.url() + " RTSP/1.0");
        }
    }

    @Test
    void theGoodbyeReachesTheCamera() throws Exception {
        try (ScriptedCamera camera = new ScriptedCamera(script)) {
            CameraGateway gateway = gateway(camera);
            try (Socket ffmpeg = socket(URI.create(gateway.localUrl()).getPort())) {
                say(ffmpeg, "OPTIONS " + gateway.localUrl());
                assertThat(ear(ffmpeg).readLine()).startsWith("RTSP/1.0 401");
                say(ffmpeg, "TEARDOWN " + gateway.localUrl());
            }
            gateway.close();
            while (!script.heard().contains("TEARDOWN " + camera.url() + " RTSP/1.0")) {
                Thread.onSpinWait();
            }
        }
    }

    private static CameraGateway gateway(ScriptedCamera camera) throws Exception {
        return CameraGateway.open(
                new Camera("door", camera.url(), null, 5),
                AccessRules.STANDARD,
                Map.of(),
                new PasswordHistory(),
                Duration.ofSeconds(10));
    }

    private static String answer(int port, String request) throws IOException {
        try (Socket socket = socket(port)) {
            say(socket, request);
            return ear(socket).readLine();
        }
    }

    private static Socket socket(int port) throws IOException {
        return new Socket(InetAddress.getLoopbackAddress(), port);
    }

    private static void say(Socket socket, String request) throws IOException {
        socket.getOutputStream().write((request + " RTSP/1.0\r\nCSeq: 1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
    }

    private static BufferedReader ear(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII));
    }
}
