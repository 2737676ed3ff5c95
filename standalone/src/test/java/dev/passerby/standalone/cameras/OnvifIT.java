package dev.passerby.standalone.cameras;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.console.onvif.CameraSearch;
import dev.passerby.console.onvif.FoundCamera;
import dev.passerby.ingest.probe.CameraProbe;
import dev.passerby.ingest.probe.ProbeReport;
import dev.passerby.simulator.CameraSet;
import dev.passerby.simulator.Simulation;
import dev.passerby.simulator.fault.Script;
import dev.passerby.simulator.onvif.OnvifDevices;
import dev.passerby.simulator.onvif.OnvifSettings;
import dev.passerby.simulator.rtsp.Credentials;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import dev.passerby.simulator.video.Clip;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.camera.Camera;
import java.net.InetAddress;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The search before simulated cameras: found, asked, and their pictures seen at the address they gave. */
@Timeout(120)
class OnvifIT {

    private static final Credentials PASSWORD = new Credentials("operator", "Zq9%21:@/canary");
    private static final Map<String, String> ENVIRONMENT =
            Map.of("CAMERAS", "operator:Zq9%21:@/canary\n", "WRONG", "operator:wrong");

    private static Clip clip;

    private final Settings settings = SettingsFile.read(null, Map.of());
    private Simulation simulation;

    @BeforeAll
    static void film() throws Exception {
        clip = SceneRendering.render(Scene.of(1, List.of()).withSize(320, 240));
    }

    @BeforeEach
    void serve() throws Exception {
        Map<String, Clip> clips = new LinkedHashMap<>();
        clips.put("door", clip);
        clips.put("yard", clip);
        simulation = Simulation.start(
                RtspServerSettings.loopback().withCredentials(PASSWORD), CameraSet.of(clips), Script.EMPTY);
    }

    @AfterEach
    void end() {
        simulation.close();
    }

    @Test
    void camerasAreFoundAndGiveAddressesThatShowPictures() throws Exception {
        try (OnvifDevices devices = devices(settings().withCredentials(Optional.of(PASSWORD)))) {
            List<FoundCamera> found = search("127.0.0.1:" + devices.discoveryPort(), "env:CAMERAS");

            assertThat(found).extracting(FoundCamera::name).containsExactly("door", "yard");
            FoundCamera door = found.get(0);
            assertThat(door.reason()).isNull();
            assertThat(door.model()).isEqualTo("Passerby simulator");
            assertThat(door.address()).isEqualTo("127.0.0.1");
            assertThat(door.profiles()).hasSize(1).first().satisfies(profile -> {
                assertThat(profile.url()).isEqualTo(simulation.cameras().get(0).url());
                assertThat(profile.width()).isEqualTo(320);
                assertThat(profile.height()).isEqualTo(240);
                assertThat(profile.codec()).isEqualTo("h264");
                assertThat(profile.fps()).isEqualTo((double) Math.round(clip.framesPerSecond()));
            });
            ProbeReport report = new CameraProbe(settings.ingest().rtsp(), ENVIRONMENT)
                    .look(
                            new Camera("door", door.profiles().get(0).url(), "env:CAMERAS", 5),
                            Duration.ofSeconds(1),
                            Duration.ofSeconds(20));
            assertThat(report.failure()).as(report.message()).isNull();
        }
    }

    @Test
    void passwordsAreAskedForInEitherWayAndByTheDevicesClock() throws Exception {
        for (OnvifSettings.Proof proof : OnvifSettings.Proof.values()) {
            OnvifSettings asking = settings()
                    .withCredentials(Optional.of(PASSWORD))
                    .withProof(proof)
                    .withClockAhead(Duration.ofHours(-30));
            try (OnvifDevices devices = devices(asking)) {
                String door = devices.services().get(0).toString();

                assertThat(search(door, "env:CAMERAS").get(0).profiles())
                        .as(proof + "")
                        .hasSize(1);
                assertThat(search(door, null).get(0).reason()).isEqualTo("asks for a password");
                assertThat(search(door, "env:WRONG").get(0).reason()).isEqualTo("refuses the user or the password");
                assertThatThrownBy(() -> search(door, "env:NONE"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessage("credentials 'env:NONE' are not set");
                assertThatThrownBy(() -> search(door, "operator:canary"))
                        .isInstanceOf(IllegalArgumentException.class)
                        .hasMessageNotContaining("canary");
            }
        }
    }

    @Test
    void aSearchOfAllNetworksFindsThemAtLoopbackWhereItCarriesGroups() throws Exception {
        try (OnvifDevices devices = devices(OnvifSettings.at(InetAddress.getLoopbackAddress()))) {
            List<FoundCamera> found = search(null, null);

            // Others may be found too; a name is a device's own word.
            assertThat(found).extracting(FoundCamera::name).contains("door", "yard");
            assertThat(found)
                    .flatExtracting(FoundCamera::profiles)
                    .extracting(FoundCamera.Profile::url)
                    .contains(simulation.cameras().get(1).url());
            assertThat(devices.services()).hasSize(2);
        }
    }

    @Test
    void whoIsNotAllowedIsNotAsked() throws Exception {
        try (OnvifDevices devices = devices(settings())) {
            CameraSearch elsewhere = new CameraSearch(address -> false, reference -> {
                throw new IllegalStateException();
            });

            assertThatThrownBy(
                            () -> elsewhere.search("127.0.0.1:" + devices.discoveryPort(), null, Duration.ofSeconds(1)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("127.0.0.1, which lies in no allowed network");
            assertThat(elsewhere.search(null, null, Duration.ofSeconds(1))).isEmpty();
        }
    }

    private List<FoundCamera> search(@Nullable String address, @Nullable String credentials) {
        return NetworkSearch.by(settings, ENVIRONMENT).search(address, credentials, Duration.ofSeconds(3));
    }

    private static OnvifSettings settings() {
        return OnvifSettings.at(InetAddress.getLoopbackAddress()).withDiscoveryPort(0);
    }

    private OnvifDevices devices(OnvifSettings settings) throws Exception {
        return OnvifDevices.start(settings, simulation.cameras());
    }
}
