package dev.passerby.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CameraSimulatorIT {

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void theProgramPrintsAddressesAndServesUntilItIsStopped() throws Exception {
        Path file = folder.resolve("wall.mp4");
        SceneRendering.render(Scene.of(1, List.of()).withSize(64, 48)).write(file);
        CountDownLatch stop = new CountDownLatch(1);
        PipedOutputStream out = new PipedOutputStream();
        BufferedReader lines =
                new BufferedReader(new InputStreamReader(new PipedInputStream(out), StandardCharsets.UTF_8));
        CompletableFuture<Integer> code =
                CompletableFuture.supplyAsync(() -> run(out, stop, "--port", "0", "door=" + file, "yard=" + file));

        URI door = URI.create(lines.readLine());
        URI yard = URI.create(lines.readLine());
        assertThat(door.getPath()).isEqualTo("/door");
        assertThat(yard.getPath()).isEqualTo("/yard");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), yard.getPort())) {
            assertThat(socket.isConnected()).isTrue();
        }

        stop.countDown();
        assertThat(code.get(20, TimeUnit.SECONDS)).isZero();
    }

    @Test
    void badInputIsSaidInOneLine() throws Exception {
        assertThat(run("--port", "x", "a=b")).isEqualTo(2);
        assertThat(said()).isEqualTo("'--port' must be a number from 0 to 65535, got 'x'");
        assertThat(run("--port", "0", "door=" + folder.resolve("none.mp4"))).isEqualTo(1);
        assertThat(said()).isEqualTo("reading clip '" + folder.resolve("none.mp4") + "': there is no such file");
        try (ServerSocket busy = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(run("--port", String.valueOf(busy.getLocalPort()), "a=b"))
                    .isEqualTo(1);
            assertThat(said()).startsWith("serving cameras at ").endsWith("choose another port");
        }
    }

    private String said() {
        String text = err.toString(StandardCharsets.UTF_8).strip();
        err.reset();
        return text;
    }

    private int run(String... arguments) {
        return run(new ByteArrayOutputStream(), new CountDownLatch(1), arguments);
    }

    private int run(java.io.OutputStream out, CountDownLatch stop, String... arguments) {
        try {
            return CameraSimulator.run(
                    arguments,
                    new PrintStream(out, true, StandardCharsets.UTF_8),
                    new PrintStream(err, true, StandardCharsets.UTF_8),
                    stop);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
