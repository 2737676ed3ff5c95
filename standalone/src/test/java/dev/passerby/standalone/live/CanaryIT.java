package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * One password for every camera of a whole run, honest, wrong and hostile ones: afterwards it is nowhere but where it was
 * put.
 */
@Timeout(480)
class CanaryIT {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final String MANY_LOGS = """
            <configuration>
              <appender name="FILE" class="ch.qos.logback.core.FileAppender">
                <file>%s</file>
                <encoder><pattern>%%level %%logger %%thread %%msg%%n%%ex{full}</pattern></encoder>
              </appender>
              <appender name="STDERR" class="ch.qos.logback.core.ConsoleAppender">
                <target>System.err</target>
                <encoder><pattern>%%msg%%n</pattern></encoder>
              </appender>
              <logger name="dev.passerby" level="TRACE"><appender-ref ref="STDERR"/></logger>
              <root level="DEBUG"><appender-ref ref="FILE"/></root>
            </configuration>
            """;

    @TempDir
    Path folder;

    @TempDir
    Path secrets;

    private final Set<String> commandLines = new ConcurrentSkipListSet<>();
    private final List<AutoCloseable> opened = new ArrayList<>();
    private volatile boolean watching = true;
    private Path config;
    private Path credentials;
    private int port;

    @BeforeEach
    void prepare() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "not run: no /proc to see command lines in");
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        config = Files.writeString(
                folder.resolve("passerby.yaml"),
                "data-dir: " + folder.resolve("data") + "\nbroker.port: " + port + "\nconsole.port: 0\n");
        Files.writeString(folder.resolve("logback.xml"), MANY_LOGS.formatted(folder.resolve("passerby.log")));
        credentials = Files.writeString(secrets.resolve("door"), Canary.ACCOUNT + "\n");
        Thread watcher = new Thread(this::watchCommandLines, "command-lines");
        watcher.setDaemon(true);
        watcher.start();
    }

    @AfterEach
    void close() throws Exception {
        watching = false;
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    @Test
    void what_is_looked_for_would_be_found() throws IOException {
        assertThat(Canary.in(("x" + Canary.PASSWORD).getBytes(StandardCharsets.UTF_8)))
                .contains("as it is");
        assertThat(Canary.in("rtsp://admin:Zq9%2521%3A%40%2Fcanary@door".getBytes(StandardCharsets.UTF_8)))
                .containsExactly("percent-encoded");
        for (String before : new String[] {"", "a", "ab", "admin:", "a much longer text"}) {
            byte[] text = (before + Canary.PASSWORD + " and more").getBytes(StandardCharsets.UTF_8);
            assertThat(Canary.in(Base64.getEncoder().encode(text))).isNotEmpty();
        }
        assertThat(Canary.under(secrets)).isNotEmpty();
        assertThat(Canary.in("/canaries and other birds".getBytes(StandardCharsets.UTF_8)))
                .isEmpty();
    }

    @Test
    void one_password_for_every_camera_is_found_nowhere_afterwards() throws Exception {
        Path clip = Clips.endless("again", folder);
        RtspServer digest = opened(RtspServer.playing(Map.of("/door", clip), "digest " + Canary.ACCOUNT));
        RtspServer basic = opened(RtspServer.playing(Map.of("/door", clip), Canary.ACCOUNT));
        RtspServer other = opened(RtspServer.playing(Map.of("/door", clip), "digest admin:another"));
        Map<String, HostileCamera> hostile = hostileCameras();
        HostileCamera elsewhere = opened(new HostileCamera((method, authorization) -> "200 OK\r\n\r\n"));
        hostile.put(
                "redirecting",
                opened(new HostileCamera((method, authorization) -> "302 Moved\r\nLocation: "
                        + elsewhere.url().replace("//", "//" + Canary.ACCOUNT + "@") + "\r\n\r\n")));

        Process run = passerby("run", "--config", config.toString());
        String file = "file:" + credentials;
        try {
            await(() -> said("run.err").contains("Passerby runs"), run);
            end(
                    passerby(
                            "camera",
                            "add",
                            "file",
                            digest.url("/door"),
                            "--credentials",
                            file,
                            "--config",
                            config + ""),
                    0);
            CameraTopic cameras = new CameraTopic("127.0.0.1:" + port, Topics.STANDARD);
            cameras.put(new Camera("env", digest.url("/door"), "env:DOOR", 5));
            cameras.put(new Camera("basic", basic.url("/door"), "env:DOOR", 5));
            cameras.put(new Camera("wrong", other.url("/door"), "env:DOOR", 5));
            cameras.put(new Camera("nowhere", digest.url("/absent"), file, 5));
            cameras.put(new Camera("broker", "rtsp://127.0.0.1:" + port + "/", file, 5));
            hostile.forEach((id, camera) -> cameras.put(new Camera(id, camera.url(), file, 5)));
            await(() -> allTried(cameras, hostile), run);
            end(passerby("camera", "test", digest.url("/door"), "--credentials", "env:DOOR"), 0);
            end(passerby("camera", "test", basic.url("/door"), "--credentials", file, "--json"), 0);
            end(passerby("camera", "test", other.url("/door"), "--credentials", file), 1);
            for (String id : List.of("echoing", "describing", "redirecting")) {
                end(passerby("camera", "test", hostile.get(id).url(), "--credentials", "env:DOOR"), 1);
            }
            for (String question :
                    new String[] {"Thread.print", "VM.info", "VM.command_line", "VM.system_properties"}) {
                Files.write(folder.resolve("jcmd-" + question), jcmd(run, question));
            }
            assertThat(records()).isEmpty();
        } finally {
            run.destroy();
            run.waitFor(30, TimeUnit.SECONDS);
            run.destroyForcibly();
        }
        watching = false;
        assertThat(hostile).allSatisfy((id, camera) -> assertThat(camera.passwords())
                .as("%s got the password", id)
                .isPositive());
        assertThat(elsewhere.connections()).isZero();
        assertThat(Files.size(folder.resolve("passerby.log"))).isGreaterThan(10_000);
        assertThat(Files.size(folder.resolve("jcmd-VM.info"))).isGreaterThan(10_000);
        assertThat(commandLines).anyMatch(line -> line.contains(file)).noneMatch(line -> !Canary.in(
                        line.getBytes(StandardCharsets.UTF_8))
                .isEmpty());
        assertThat(Canary.under(folder)).isEmpty();
    }

    private Map<String, HostileCamera> hostileCameras() throws IOException {
        Map<String, HostileCamera.Malice> malices = Map.of(
                "refusing",
                        (method, authorization) -> "401 Unauthorized\r\nWWW-Authenticate: Basic realm=\"door\"\r\n\r\n",
                "locked", (method, authorization) -> "403 " + authorization + "\r\n\r\n",
                "absent",
                        (method, authorization) ->
                                "404 " + authorization + "\r\nX-You-Said: " + authorization + "\r\n\r\n",
                "echoing",
                        (method, authorization) -> {
                            String text = authorization + "\r\n" + Canary.ACCOUNT + "\r\n";
                            return "400 " + Canary.PASSWORD + "\r\nServer: " + authorization
                                    + "\r\nContent-Type: text/plain\r\n" + "Content-Length: " + text.length()
                                    + "\r\n\r\n" + text;
                        },
                "describing",
                        (method, authorization) -> method.equals("DESCRIBE")
                                ? description(authorization)
                                : method.equals("OPTIONS")
                                        ? "200 OK\r\nPublic: DESCRIBE, SETUP, PLAY\r\n\r\n"
                                        : "454 " + Canary.PASSWORD + "\r\nSession: " + Canary.PASSWORD + "\r\n\r\n",
                "garbling",
                        (method, authorization) ->
                                "\0\1" + Canary.PASSWORD + "\r\n" + authorization + "\r\nRTSP/1.0\r\n\r\n");
        Map<String, HostileCamera> cameras = new LinkedHashMap<>();
        for (Map.Entry<String, HostileCamera.Malice> malice : malices.entrySet()) {
            cameras.put(malice.getKey(), opened(new HostileCamera(malice.getValue())));
        }
        return cameras;
    }

    private static String description(String authorization) {
        String sdp = "v=0\r\no=- 0 0 IN IP4 " + Canary.PASSWORD + "\r\ns=" + authorization + "\r\nt=0 0\r\n"
                + "a=" + Canary.PASSWORD + ":" + authorization + "\r\n"
                + "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000\r\na=fmtp:96 packetization-mode=1;sprop-parameter-sets="
                + Canary.PASSWORD + ";" + authorization + "\r\na=control:" + Canary.PASSWORD + "\r\n";
        return "200 OK\r\nContent-Type: application/sdp\r\nContent-Base: rtsp://" + Canary.ACCOUNT
                + "@127.0.0.1/\r\nContent-Length: " + sdp.length() + "\r\n\r\n" + sdp;
    }

    /** The honest ones show pictures, the others were tried and are known to be offline. */
    private static boolean allTried(CameraTopic cameras, Map<String, HostileCamera> hostile) {
        Map<String, CameraStatus> statuses = cameras.status();
        return List.of("env", "file", "basic").stream()
                        .allMatch(id ->
                                statuses.containsKey(id) && statuses.get(id).published() > 10)
                && List.of("wrong", "nowhere", "broker").stream().allMatch(id -> isOffline(statuses.get(id)))
                && hostile.keySet().stream().allMatch(id -> isOffline(statuses.get(id)))
                && hostile.values().stream().allMatch(camera -> camera.passwords() > 0);
    }

    private static boolean isOffline(CameraStatus status) {
        return status != null && status.reason() != null;
    }

    private <T extends AutoCloseable> T opened(T part) {
        opened.add(part);
        return part;
    }

    private Process passerby(String... arguments) throws IOException {
        boolean runs = arguments[0].equals("run");
        ProcessBuilder builder = RunProcess.command(arguments)
                .directory(folder.toFile())
                .redirectOutput(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(runs ? "run.out" : "commands.out").toFile()))
                .redirectError(ProcessBuilder.Redirect.appendTo(
                        folder.resolve(runs ? "run.err" : "commands.err").toFile()));
        builder.command().add(1, "-Dlogback.configurationFile=" + folder.resolve("logback.xml"));
        builder.environment().put("DOOR", Canary.ACCOUNT);
        return builder.start();
    }

    private void end(Process command, int code) throws InterruptedException {
        try {
            assertThat(command.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(command.exitValue()).as(said("commands.err")).isEqualTo(code);
        } finally {
            command.destroyForcibly();
        }
    }

    private String said(String file) {
        try {
            return Files.readString(folder.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private void await(BooleanSupplier reached, Process run) throws InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!reached.getAsBoolean()) {
            assertThat(System.nanoTime()).as(said("run.err")).isLessThan(deadline);
            assertThat(run.waitFor(200, TimeUnit.MILLISECONDS))
                    .as(said("run.err"))
                    .isFalse();
        }
    }

    private static byte[] jcmd(Process run, String question) throws IOException {
        String jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        return new ProcessBuilder(jcmd, Long.toString(run.pid()), question)
                .redirectErrorStream(true)
                .start()
                .getInputStream()
                .readAllBytes();
    }

    /** Where the records of all topics hold the canary: key, value or header. */
    private List<String> records() {
        Map<String, Object> settings = Map.of("bootstrap.servers", "127.0.0.1:" + port);
        Set<String> found = new TreeSet<>();
        int read = 0;
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> all = consumer.listTopics().values().stream()
                    .flatMap(List::stream)
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    read++;
                    Canary.in(bytes(record)).forEach(form -> found.add(record.topic() + ": " + form));
                }
            }
        }
        assertThat(read).isGreaterThan(50);
        return List.copyOf(found);
    }

    private static byte[] bytes(ConsumerRecord<byte[], byte[]> record) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        List<byte[]> parts = new ArrayList<>();
        parts.add(record.key());
        parts.add(record.value());
        record.headers().forEach(header -> {
            parts.add(header.key().getBytes(StandardCharsets.UTF_8));
            parts.add(header.value());
        });
        parts.stream().filter(part -> part != null).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private void watchCommandLines() {
        while (watching) {
            try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
                for (Path process : processes) {
                    addCommandLine(process.resolve("cmdline"));
                }
            } catch (IOException e) {
                // The next look may succeed.
            }
        }
    }

    private void addCommandLine(Path file) {
        try {
            commandLines.add(Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            // The process has ended.
        }
    }
}
