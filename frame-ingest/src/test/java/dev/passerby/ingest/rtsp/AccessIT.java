package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.passerby.ingest.address.AllowedNetworks;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.CameraSource;
import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.camera.StopSignal;
import dev.passerby.ingest.gateway.AccessRules;
import dev.passerby.ingest.server.Clips;
import dev.passerby.ingest.server.GstRtspServer;
import dev.passerby.ingest.server.HugePicture;
import dev.passerby.ingest.server.PasswordCamera;
import dev.passerby.ingest.server.ScriptedCamera;
import dev.passerby.ingest.server.TlsFront;
import dev.passerby.wire.camera.Camera;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a camera is not given: a connection where none may be, the password itself, the memory of this machine. */
@Timeout(60)
class AccessIT {

    private static final String DIGEST = "Digest realm=\"door\", nonce=\"n1\"";
    private static final String BASIC = "Basic realm=\"door\"";
    private static final Map<String, String> DOOR = Map.of("DOOR", "admin:Zq9%21:@/canary");

    @TempDir
    static Path folder;

    private static GstRtspServer guarded;

    @BeforeAll
    static void serve() throws Exception {
        Path clip = Clips.repeated(Clips.media("asl/brother.mkv"), 10, folder.resolve("person.mkv"));
        guarded = GstRtspServer.start(
                GstRtspServer.freePort(), "digest " + DOOR.get("DOOR"), Map.of("/person", GstRtspServer.h264(clip)));
    }

    @AfterAll
    static void stop() throws Exception {
        if (guarded != null) {
            guarded.close();
        }
    }

    @Test
    void aPasswordOfAnyCharactersIsProvenByDigest() throws Exception {
        assertShows(guarded.url("/person"), RtspSettings.STANDARD);
        assertThat(failureOf(guarded.url("/person"), RtspSettings.STANDARD, Map.of("DOOR", "admin:wrong"))
                        .kind())
                .isEqualTo(FailureKind.AUTH);
    }

    @Test
    void picturesMayComeOverUdp() throws Exception {
        assertShows(guarded.url("/person"), RtspSettings.STANDARD.withTransport(RtspSettings.Transport.UDP));
    }

    @Test
    void aHostNameIsLookedUpAndTheCameraHearsIt() throws Exception {
        PasswordCamera script = new PasswordCamera(DIGEST);
        try (ScriptedCamera camera = new ScriptedCamera(script)) {
            String url = camera.url().replace("127.0.0.1", "localhost");
            assertThat(failureOf(url, RtspSettings.STANDARD, DOOR).kind()).isEqualTo(FailureKind.AUTH);
            assertThat(script.heard()).contains("OPTIONS " + url + " RTSP/1.0");
        }
    }

    @Test
    void noConnectionIsMadeToAnAddressThatIsNotAllowed() throws Exception {
        try (ScriptedCamera camera = new ScriptedCamera(new PasswordCamera(BASIC))) {
            RtspSettings elsewhere = settings(new AccessRules(AllowedNetworks.parse("10.0.0.0/8"), true, false));
            for (String host : new String[] {"127.0.0.1", "localhost", "[::ffff:127.0.0.1]"}) {
                CameraFailure failure = failureOf(camera.url().replace("127.0.0.1", host), elsewhere, DOOR);
                assertThat(failure.kind()).isEqualTo(FailureKind.NOT_ALLOWED);
                assertThat(failure)
                        .hasMessageMatching(
                                "the settings do not allow it: its address (127\\.0\\.0\\.1|0:0:0:0:0:0:0:1)"
                                        + " lies in no allowed network; list one in ingest.allowed-networks"
                                        + " \\(PASSERBY_INGEST_ALLOWED_NETWORKS\\)");
            }
            assertThat(camera.connections()).isZero();
        }
    }

    @Test
    void metadataServicesAreNotAsked() {
        CameraFailure failure = failureOf("rtsp://169.254.169.254:80/latest", RtspSettings.STANDARD, DOOR);
        assertThat(failure.kind()).isEqualTo(FailureKind.NOT_ALLOWED);
    }

    @Test
    void aCameraThatOnceSpokeDigestGetsNoBasic() throws Exception {
        PasswordCamera script = new PasswordCamera(DIGEST);
        try (ScriptedCamera camera = new ScriptedCamera(script);
                RtspConnector connector = new RtspConnector(RtspSettings.STANDARD, DOOR)) {
            assertThat(failureOf(connector, camera.url()).kind()).isEqualTo(FailureKind.AUTH);
            assertThat(script.heard()).anyMatch(line -> line.startsWith("Authorization: Digest username=\"admin\""));
            script.askFor(BASIC);
            assertThat(failureOf(connector, camera.url()))
                    .hasMessageStartingWith("the settings do not allow it: it asks for the password itself (Basic)");
            assertThat(script.heard()).noneMatch(line -> line.startsWith("Authorization: Basic"));
        }
    }

    @Test
    void aCameraThatKnowsOnlyBasicGetsItUnlessThatIsForbidden() throws Exception {
        PasswordCamera script = new PasswordCamera(BASIC);
        try (ScriptedCamera camera = new ScriptedCamera(script)) {
            RtspSettings strict = settings(new AccessRules(AllowedNetworks.STANDARD, false, false));
            assertThat(failureOf(camera.url(), strict, DOOR).kind()).isEqualTo(FailureKind.NOT_ALLOWED);
            assertThat(script.heard()).noneMatch(line -> line.startsWith("Authorization:"));
            assertThat(failureOf(camera.url(), RtspSettings.STANDARD, DOOR).kind())
                    .isEqualTo(FailureKind.AUTH);
            assertThat(script.heard().stream().filter(line -> line.startsWith("Authorization: Basic")))
                    .as("one attempt")
                    .hasSize(1);
        }
    }

    @Test
    void aCertificateThatNobodyVouchesForMustBeAllowed() throws Exception {
        try (TlsFront front = new TlsFront(guarded.port(), folder)) {
            CameraFailure failure = failureOf(front.url("/person"), RtspSettings.STANDARD, DOOR);
            assertThat(failure.kind()).isEqualTo(FailureKind.NOT_ALLOWED);
            assertThat(failure).hasMessageContaining("its certificate is not one that Java trusts for '127.0.0.1'");
            assertShows(front.url("/person"), settings(new AccessRules(AllowedNetworks.STANDARD, false, true)));
        }
    }

    @Test
    void aCameraWithoutEncryptionIsNoRtspsCamera() {
        CameraFailure failure =
                failureOf(guarded.url("/person").replace("rtsp:", "rtsps:"), RtspSettings.STANDARD, DOOR);
        assertThat(failure.kind()).isEqualTo(FailureKind.PROTOCOL);
        assertThat(failure).hasMessageEndingWith("no encryption could be agreed on");
    }

    @Test
    void aPromiseOfAHugePictureCostsNoMemory() throws Exception {
        try (ScriptedCamera camera = new ScriptedCamera(HugePicture.of(16_384));
                RtspConnector connector = new RtspConnector(
                        RtspSettings.STANDARD.withFirstFrameTimeout(Duration.ofSeconds(3)), Map.of());
                CameraSource source = connector.connect(camera(camera.url(), null), new StopSignal())) {
            long before = Pointer.physicalBytes();
            CameraFailure failure = catchThrowableOfType(CameraFailure.class, source::read);
            assertThat(failure.kind()).isEqualTo(FailureKind.DECODE);
            // One such picture weighs 400 MB.
            assertThat(Pointer.physicalBytes() - before).isLessThan(64L << 20);
        }
    }

    private static void assertShows(String url, RtspSettings settings) throws Exception {
        try (RtspConnector connector = new RtspConnector(settings, DOOR);
                CameraSource source = connector.connect(camera(url, "env:DOOR"), new StopSignal())) {
            for (int i = 0; i < 10; i++) {
                try (Picture picture = source.read()) {
                    assertThat(picture.width()).isEqualTo(640);
                }
            }
        }
    }

    private static CameraFailure failureOf(String url, RtspSettings settings, Map<String, String> environment) {
        try (RtspConnector connector = new RtspConnector(settings, environment)) {
            return failureOf(connector, url);
        }
    }

    private static CameraFailure failureOf(RtspConnector connector, String url) {
        return catchThrowableOfType(CameraFailure.class, () -> connector
                .connect(camera(url, "env:DOOR"), new StopSignal())
                .close());
    }

    private static RtspSettings settings(AccessRules rules) {
        return RtspSettings.STANDARD.withAccess(rules);
    }

    private static Camera camera(String url, String credentials) {
        return new Camera("door", url, credentials, 5);
    }
}
