package dev.passerby.standalone.cameras;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.simulator.CameraSet;
import dev.passerby.simulator.Simulation;
import dev.passerby.simulator.fault.Script;
import dev.passerby.simulator.onvif.OnvifDevices;
import dev.passerby.simulator.onvif.OnvifSettings;
import dev.passerby.simulator.rtsp.Credentials;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * Other people's software before the simulated cameras, so that client and devices of our own do not merely agree with each
 * other: the npm package {@code onvif}, with the versions and hashes of its lock file. The first run fetches it, later ones
 * take it from npm's cache.
 */
@Timeout(300)
class StockOnvifClientIT {

    private static final Path SCRIPTS = Path.of("src/test/stock-onvif-client");
    private static final Credentials PASSWORD = new Credentials("operator", "Zq9%21:@/canary");

    @TempDir
    static Path folder;

    private static Simulation simulation;

    @BeforeAll
    static void install() throws Exception {
        for (String file : List.of("package.json", "package-lock.json", "ask.js")) {
            Files.copy(SCRIPTS.resolve(file), folder.resolve(file));
        }
        run(Map.of(), "npm", "ci", "--prefer-offline", "--ignore-scripts", "--no-audit", "--no-fund");
        simulation = Simulation.start(
                RtspServerSettings.loopback(),
                CameraSet.of(Map.of(
                        "door", SceneRendering.render(Scene.of(1, List.of()).withSize(320, 240)))),
                Script.EMPTY);
    }

    @AfterAll
    static void end() {
        simulation.close();
    }

    @Test
    void itIsToldTheStreamInEitherWayOfAskingForAPassword() throws Exception {
        for (OnvifSettings.Proof proof : OnvifSettings.Proof.values()) {
            try (OnvifDevices devices = devices(proof)) {
                JsonNode answer = ask(devices.services().get(0), PASSWORD.password());

                assertThat(answer.path("stream").asText())
                        .as(proof + " " + answer)
                        .isEqualTo(simulation.cameras().get(0).url());
                assertThat(answer.get("model").asText()).isEqualTo("simulator");
                assertThat(answer.get("width").asInt()).isEqualTo(320);
                assertThat(answer.get("encoding").asText()).isEqualTo("H264");
            }
        }
    }

    @Test
    void aWrongPasswordGetsNothing() throws Exception {
        try (OnvifDevices devices = devices(OnvifSettings.Proof.TOKEN)) {
            JsonNode answer = ask(devices.services().get(0), "wrong");

            assertThat(answer.has("stream")).isFalse();
            assertThat(answer.has("refused")).isTrue();
        }
    }

    private static OnvifDevices devices(OnvifSettings.Proof proof) throws IOException {
        OnvifSettings settings = OnvifSettings.at(InetAddress.getLoopbackAddress())
                .withDiscoveryPort(0)
                .withCredentials(Optional.of(PASSWORD))
                .withProof(proof);
        return OnvifDevices.start(settings, simulation.cameras());
    }

    private static JsonNode ask(URI service, String password) throws Exception {
        Map<String, String> login = Map.of("ONVIF_USER", PASSWORD.user(), "ONVIF_PASSWORD", password);
        return new ObjectMapper().readTree(run(login, "node", "ask.js", service.toString()));
    }

    private static String run(Map<String, String> environment, String... command) throws Exception {
        Path log = Files.createTempFile(folder, "said", ".txt");
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
            return Files.readString(log);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
