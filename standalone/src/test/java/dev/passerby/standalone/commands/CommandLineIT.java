package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.vision.golden.TestMedia;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command line given what it cannot use: one clear line on standard error, nothing on standard output. */
class CommandLineIT {

    @TempDir
    Path folder;

    @Test
    void refuses_what_is_no_picture() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.jpg"), "not a picture");
        refused(passerby("detect", text, "--json"), 2, text.toString());
    }

    @Test
    void refuses_an_empty_file() throws Exception {
        Path empty = Files.createFile(folder.resolve("empty.jpg"));
        refused(passerby("detect", empty), 2, empty.toString());
    }

    @Test
    void refuses_a_picture_of_a_hundred_megapixels() throws Exception {
        Path large = Files.write(folder.resolve("large.png"), greyPng(10_001, 10_000));
        refused(passerby("embed", large), 2, large.toString());
    }

    @Test
    void names_a_picture_that_is_missing() {
        Path missing = folder.resolve("missing.jpg");
        refused(passerby("detect", missing), 2, missing.toString());
    }

    @Test
    void never_calls_a_missing_face_the_same_person() {
        Path dogs = TestMedia.file("pictures/dogs.jpg");
        refused(passerby("compare", dogs, dogs, "--json"), 2, "no face was found");
    }

    @Test
    void names_an_unknown_option_and_an_unknown_command() {
        refused(passerby("detect", "a.jpg", "--jsno"), 2, "--jsno");
        refused(passerby("recognise"), 2, "recognise");
        refused(passerby(), 2, "name a command");
    }

    @Test
    void refuses_a_password_in_an_address_without_repeating_it() {
        Ran ran = passerby("camera", "add", "door", "rtsp://ada:hunter2@127.0.0.1/door");
        refused(ran, 2, "credentials");
        assertThat(ran.err()).doesNotContain("hunter2");
        assertThat(passerby("camera", "test", "rtsp://ada:hunter2@127.0.0.1/door")
                        .err())
                .doesNotContain("hunter2");
    }

    @Test
    void refuses_a_threshold_that_is_no_distance() {
        refused(
                passerby("camera", "add", "door", "rtsp://192.0.2.7/stream", "--threshold", "3"),
                2,
                "camera threshold must be a distance above 0 and at most 2, got 3.0");
        String rule = "a person's threshold must be a distance above 0 and at most 2, or 'standard', got ";
        refused(passerby("person", "threshold", "Ada", "tight"), 2, rule + "'tight'");
        refused(passerby("person", "add", "Ada", "ada.jpg", "--threshold", "0"), 2, rule + "'0'");
    }

    @Test
    void says_that_a_camera_refuses() throws Exception {
        int port = freePort();
        refused(passerby("camera", "test", "rtsp://127.0.0.1:" + port + "/door"), 1, "127.0.0.1");
    }

    @Test
    void says_that_a_camera_does_not_answer() throws Exception {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(passerby("camera", "test", "rtsp://127.0.0.1:" + silent.getLocalPort() + "/door"), 1, "127.0.0.1");
        }
    }

    @Test
    void says_that_no_broker_runs() throws Exception {
        String broker = "127.0.0.1:" + freePort();
        refused(passerby("events", "--broker", broker), 1, "nothing answers at " + broker);
    }

    @Test
    void cannot_remove_nobody() throws Exception {
        Path config = config(freePort(), "");
        refused(passerby("person", "remove", "Nobody", "--config", config), 2, "nobody called 'Nobody' is enrolled");
    }

    @Test
    void refuses_a_demonstration_of_no_length_or_without_a_place_for_its_events() {
        refused(passerby("demo", "--seconds", "0"), 2, "--seconds must be 1 or more, got 0");
        Path nowhere = folder.resolve("absent/events.jsonl");
        refused(passerby("demo", "--seconds", "1", "--events", nowhere), 2, nowhere.toString());
    }

    @Test
    void refuses_a_setting_that_is_none() throws Exception {
        Path config = config(0, "brokr.port: 1\n");
        refused(passerby("run", "--config", config), 2, "'brokr.port' is no setting");
    }

    @Test
    void leaves_nothing_running_when_the_port_is_taken() throws Exception {
        Set<Thread> before = lasting();
        int port;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = taken.getLocalPort();
            refused(passerby("run", "--config", config(port, "")), 1, "port " + port + " on 127.0.0.1 is in use");
        }
        Set<Thread> left = lasting();
        left.removeAll(before);
        for (Thread thread : left) {
            thread.join(10_000);
            assertThat(thread.isAlive()).as(thread.getName() + " still runs").isFalse();
        }
        try (EmbeddedBroker second = EmbeddedBroker.start(folder.resolve("data/broker"), port, 1 << 20)) {
            assertThat(second.bootstrapServers()).isEqualTo("127.0.0.1:" + port);
        }
    }

    private static void refused(Ran ran, int code, String says) {
        assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
        assertThat(ran.err()).contains(says).doesNotContain("unexpected");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(code);
    }

    private Path config(int port, String more) throws IOException {
        return Files.writeString(
                folder.resolve("passerby.yaml"),
                "data-dir: " + folder.resolve("data") + "\nbroker.port: " + port + "\nconsole.port: 0\n" + more);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /** The threads that keep a process alive. */
    private static Set<Thread> lasting() {
        Set<Thread> threads = new HashSet<>(Thread.getAllStackTraces().keySet());
        threads.removeIf(Thread::isDaemon);
        return threads;
    }

    /** A valid PNG of one grey, small in bytes. */
    private static byte[] greyPng(int width, int height) throws IOException {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        DataOutputStream fields = new DataOutputStream(header);
        fields.writeInt(width);
        fields.writeInt(height);
        fields.write(new byte[] {8, 0, 0, 0, 0});
        ByteArrayOutputStream pixels = new ByteArrayOutputStream();
        try (DeflaterOutputStream deflater = new DeflaterOutputStream(pixels)) {
            byte[] row = new byte[width + 1];
            for (int y = 0; y < height; y++) {
                deflater.write(row);
            }
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        DataOutputStream file = new DataOutputStream(png);
        file.writeLong(0x89504E470D0A1A0AL);
        chunk(file, "IHDR", header.toByteArray());
        chunk(file, "IDAT", pixels.toByteArray());
        chunk(file, "IEND", new byte[0]);
        return png.toByteArray();
    }

    private static void chunk(DataOutputStream file, String type, byte[] content) throws IOException {
        byte[] name = type.getBytes(StandardCharsets.US_ASCII);
        CRC32 sum = new CRC32();
        sum.update(name);
        sum.update(content);
        file.writeInt(content.length);
        file.write(name);
        file.write(content);
        file.writeInt((int) sum.getValue());
    }
}
