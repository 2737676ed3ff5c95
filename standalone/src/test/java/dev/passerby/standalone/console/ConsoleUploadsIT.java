package dev.passerby.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What is sent as a photo and is too much of something, or none. */
@Timeout(180)
class ConsoleUploadsIT {

    private static final int MIB = 1 << 20;

    @TempDir
    Path folder;

    private BrokerAndConsole running;

    @BeforeEach
    void start() throws Exception {
        running = BrokerAndConsole.in(folder);
    }

    @AfterEach
    void stop() {
        running.close();
    }

    @Test
    void tooManyBytesOrPixelsAreRefusedAndNothingLiesOnTheDisk() throws Exception {
        Api.Answer file = upload(new Api.Part("photo", "ada.jpg", new byte[17 * MIB]));
        assertThat(file.status()).as(file.text()).isEqualTo(413);
        assertThat(file.text()).contains("16 MiB");

        Api.Answer bomb = upload(new Api.Part("photo", "ada.png", png(30_000, 30_000)));
        assertThat(bomb.status()).as(bomb.text()).isEqualTo(413);
        assertThat(bomb.text()).contains("30000 x 30000").contains("the limit is 24.0");

        assertThat(upload(new Api.Part("photo", "ada.jpg", new byte[15 * MIB])).status())
                .isEqualTo(415);
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            assertThat(files.map(path -> path.getFileName().toString()))
                    .noneMatch(name -> name.startsWith("MultiPart"));
        }
    }

    @Test
    void anEndlessRequestIsReadNoFurtherThanTheLimit() throws Exception {
        AtomicLong taken = new AtomicLong();
        String head = "--endless\r\nContent-Disposition: form-data; name=\"photo\"; filename=\"a.jpg\"\r\n\r\n";
        InputStream endless = new InputStream() {
            @Override
            public int read() {
                taken.incrementAndGet();
                return 0;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                taken.addAndGet(length);
                return length;
            }
        };
        try {
            Api.Answer answer = running.api()
                    .send(
                            running.admin(),
                            "POST",
                            "/api/v1/people",
                            "multipart/form-data; boundary=endless",
                            BodyPublishers.ofInputStream(() -> new SequenceInputStream(
                                    new ByteArrayInputStream(head.getBytes(StandardCharsets.UTF_8)), endless)));
            assertThat(answer.status()).isEqualTo(413);
        } catch (IOException e) {
            // The connection was ended while the client was still sending, which is an answer too.
            assertThat(e).isNotNull();
        }
        // Twice, for Api asks again after an ended connection.
        assertThat(taken.get()).isLessThan(2 * 40L * MIB);
    }

    @Test
    void whatIsNoFaceIsToldWithTheRemedy() throws Exception {
        Api.Answer noPicture = upload(new Api.Part("photo", "notes.txt", "hello".getBytes(StandardCharsets.UTF_8)));
        assertThat(noPicture.status()).isEqualTo(415);
        assertThat(noPicture.text()).contains("notes.txt").contains("JPEG, PNG, WebP or BMP");
        Api.Answer noFace = upload(new Api.Part("photo", "wall.jpg", grey()));
        assertThat(noFace.status()).isEqualTo(422);
        assertThat(noFace.text()).contains("wall.jpg: no face was found");
        assertThat(running.api()
                        .ask(running.admin(), "GET", "/people", "/api/v1/people", null)
                        .json())
                .isEmpty();
    }

    @Test
    void hasteIsRefusedForItsKeyAlone() throws Exception {
        String hasty = running.key("enrol");
        int status = 415;
        for (int i = 0; i < 100 && status != 429; i++) {
            status = running.api()
                    .send(hasty, "POST", "/api/v1/recognise", "text/plain", BodyPublishers.ofString("x"))
                    .status();
        }
        assertThat(status).isEqualTo(429);
        assertThat(running.api()
                        .send(running.admin(), "POST", "/api/v1/recognise", "text/plain", BodyPublishers.ofString("x"))
                        .status())
                .isEqualTo(415);
    }

    private Api.Answer upload(Api.Part photo) throws Exception {
        return running.api().upload(running.admin(), "/people", "/api/v1/people", Api.Part.text("name", "Ada"), photo);
    }

    private static byte[] grey() throws Exception {
        BufferedImage image = new BufferedImage(320, 240, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < 320 * 240; i++) {
            image.setRGB(i % 320, i / 320, 0x808080);
        }
        ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", jpeg);
        return jpeg.toByteArray();
    }

    /** A PNG that says its size and has no pixels. */
    private static byte[] png(int width, int height) throws Exception {
        ByteBuffer header = ByteBuffer.allocate(17).put("IHDR".getBytes(StandardCharsets.US_ASCII));
        header.putInt(width).putInt(height).put(new byte[] {8, 2, 0, 0, 0});
        CRC32 crc = new CRC32();
        crc.update(header.array());
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        png.write(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'});
        png.write(ByteBuffer.allocate(4).putInt(13).array());
        png.write(header.array());
        png.write(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
        return png.toByteArray();
    }
}
