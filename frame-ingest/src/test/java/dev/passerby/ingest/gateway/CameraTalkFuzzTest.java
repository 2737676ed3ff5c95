package dev.passerby.ingest.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Credentials;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Whatever a camera says on its connection: nothing but a failure ends it, FFmpeg hears whole messages without a password,
 * and the camera gets the password in no other form than it may.
 */
class CameraTalkFuzzTest {

    private static final String LOCAL = "rtsp://127.0.0.1:40000/secret";
    private static final String CAMERA = "rtsp://192.0.2.7/stream";
    private static final Credentials ACCOUNT = new Credentials("admin", "Zq9%21:@/canary");
    private static final String BASIC =
            Base64.getEncoder().encodeToString("admin:Zq9%21:@/canary".getBytes(StandardCharsets.UTF_8));
    private static final int MOST_MESSAGES = 200;

    /** Basic is not allowed, so the password itself may appear nowhere. */
    @FuzzTest(maxDuration = "1m")
    void proofsOnly(byte[] said) throws IOException {
        listens(said, false);
    }

    /** Basic is allowed where the camera never asked for a proof. */
    @FuzzTest(maxDuration = "1m")
    void readablePasswords(byte[] said) throws IOException {
        listens(said, true);
    }

    private static void listens(byte[] said, boolean basicAllowed) throws IOException {
        PasswordHistory history = new PasswordHistory();
        Conversation conversation =
                new Conversation(LOCAL, CAMERA, "192.0.2.7", new Authentication(() -> ACCOUNT, history, basicAllowed));
        ByteArrayOutputStream packets = new ByteArrayOutputStream();
        RtspInput input = new RtspInput(new ByteArrayInputStream(said), packets);
        conversation.toCamera(request("DESCRIBE", 1));
        conversation.toCamera(request("SETUP", 2));
        try {
            for (int i = 0; i < MOST_MESSAGES; i++) {
                Conversation.Outcome outcome = conversation.fromCamera(input.next());
                if (outcome.forFfmpeg().isPresent()) {
                    String heard = whole(outcome.forFfmpeg().get());
                    assertThat(heard).doesNotContain("canary").doesNotContain(BASIC);
                }
                if (outcome.forCamera().isPresent()) {
                    String sent = whole(outcome.forCamera().get());
                    assertThat(sent).doesNotContain("canary");
                    if (!basicAllowed || history.askedForProof()) {
                        assertThat(sent).doesNotContain(BASIC);
                    }
                    assertThat(outcome.forCamera().get().url()).isEqualTo(CAMERA);
                }
            }
        } catch (CameraFailure e) {
            assertThat(e.reason()).doesNotContain("canary").doesNotContain("\n").hasSizeLessThanOrEqualTo(400);
        } catch (IOException e) {
            // The end of what was said, or a message beyond all bounds.
        }
        assertThat(packets.size()).isLessThanOrEqualTo(said.length);
    }

    /** The message as it goes out, which whoever reads it takes for this one message and no more. */
    private static String whole(RtspMessage message) throws IOException {
        byte[] bytes = message.bytes();
        RtspInput reader = new RtspInput(new ByteArrayInputStream(bytes), OutputStream.nullOutputStream());
        RtspMessage again = reader.next();
        assertThat(again.start()).isEqualTo(message.start());
        assertThat(again.body()).isEqualTo(message.body());
        assertThat(again.headers().size()).isLessThanOrEqualTo(message.headers().size());
        assertThatThrownBy(reader::next).isInstanceOf(EOFException.class);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private static RtspMessage request(String method, int number) {
        String head = method + " " + LOCAL + " RTSP/1.0\r\nCSeq: " + number + "\r\n\r\n";
        return RtspMessage.parse(head.getBytes(StandardCharsets.ISO_8859_1));
    }
}
