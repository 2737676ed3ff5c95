package dev.passerby.bridges.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.bridges.Eventually;
import dev.passerby.bridges.Started;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A stock MQTT broker as a process of its own, which may be killed and started again with what it had saved. */
public final class Mosquitto implements AutoCloseable {

    private static final Path PROGRAM =
            Files.exists(Path.of("/usr/sbin/mosquitto")) ? Path.of("/usr/sbin/mosquitto") : Path.of("mosquitto");

    private final Path directory;
    private final int port;
    private Started broker;

    private Mosquitto(Path directory, int port) {
        this.directory = directory;
        this.port = port;
    }

    public static Mosquitto start(Path directory, String... more) throws Exception {
        Files.createDirectories(directory);
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> lines = new ArrayList<>(List.of(
                "user root",
                "persistence true",
                "persistence_location " + directory + "/",
                "autosave_on_changes true",
                "autosave_interval 1",
                "listener " + port + " 127.0.0.1"));
        lines.addAll(more.length == 0 ? List.of("allow_anonymous true") : List.of(more));
        Files.write(directory.resolve("mosquitto.conf"), lines);
        Mosquitto mosquitto = new Mosquitto(directory, port);
        mosquitto.comeBack();
        return mosquitto;
    }

    public int port() {
        return port;
    }

    void comeBack() throws Exception {
        broker = Started.start(
                Map.of(),
                directory,
                List.of(
                        PROGRAM.toString(),
                        "-c",
                        directory.resolve("mosquitto.conf").toString()));
        Eventually.that(() -> {
            assertThat(broker.process().isAlive()).isTrue();
            new Socket(InetAddress.getLoopbackAddress(), port).close();
        });
    }

    /** Halts it in whatever it does, and kills it when the subscriber has read all that it was sent. */
    void killInTheMiddle(Started subscriber) throws Exception {
        signal("STOP");
        int before = -1;
        while (before != subscriber.lines().size()) {
            before = subscriber.lines().size();
            TimeUnit.MILLISECONDS.sleep(500);
        }
        kill();
    }

    void kill() throws Exception {
        signal("KILL");
        broker.process().waitFor();
    }

    /** Has it write down who has subscribed. */
    void save() throws Exception {
        Path saved = directory.resolve("mosquitto.db");
        Files.deleteIfExists(saved);
        signal("USR1");
        Eventually.that(() -> assertThat(saved).exists());
    }

    /** A stock subscriber that keeps its session; it prints each message as topic, a space and the payload. */
    public Started subscribe(String name, String... filters) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "mosquitto_sub", "-h", "127.0.0.1", "-p", Integer.toString(port), "-i", name, "-c", "-q", "1", "-v"));
        for (String filter : filters) {
            command.add("-t");
            command.add(filter);
        }
        return Started.start(Map.of(), directory, command);
    }

    private void signal(String name) throws Exception {
        assertThat(new ProcessBuilder(
                                "kill",
                                "-" + name,
                                Long.toString(broker.process().pid()))
                        .start()
                        .waitFor())
                .isZero();
    }

    @Override
    public void close() throws Exception {
        broker.close();
    }
}
