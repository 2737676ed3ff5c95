package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.simulator.fault.FaultWord;
import dev.passerby.simulator.scene.Scene;
import dev.passerby.simulator.scene.SceneRendering;
import dev.passerby.standalone.Passerby;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code passerby simulate} as a process that is interrupted, and what it refuses. */
@Timeout(120)
class SimulateIT {

    @TempDir
    static Path folder;

    private static Path clip;

    @BeforeAll
    static void film() throws IOException {
        clip = folder.resolve("wall.mkv");
        SceneRendering.render(Scene.of(1, List.of()).withSize(64, 48)).write(clip);
    }

    @Test
    void serves_cameras_that_fail_by_the_script_until_it_is_interrupted() throws Exception {
        Path script = Files.writeString(folder.resolve("script.txt"), "flap-2: from 0s 404\nflap-3: from 0s freeze\n");
        Path userFile = Files.writeString(folder.resolve("user"), "operator:Zq9%21:@/canary\n");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                Passerby.class.getName(),
                "simulate"));
        command.addAll(List.of("--port", "0", "--count", "3", "--seed", "7", "--script", script.toString()));
        command.add("--onvif");
        command.addAll(List.of("--user-file", userFile.toString(), "--fault", "flap-1: every 1s stall 300ms"));
        command.add("flap=" + clip);
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectError(folder.resolve("err").toFile());
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process simulate = builder.start();
        try (BufferedReader out = simulate.inputReader(StandardCharsets.UTF_8)) {
            List<String> urls = List.of(out.readLine(), out.readLine(), out.readLine());
            assertThat(urls)
                    .extracting(url -> URI.create(url).getPath())
                    .containsExactly("/flap-1", "/flap-2", "/flap-3");
            List<String> devices = List.of(out.readLine(), out.readLine(), out.readLine());
            Ran found = passerby(
                    "camera", "discover", "--json", "--address", devices.get(1), "--credentials", "file:" + userFile);
            assertThat(found.err()).isEmpty();
            assertThat(found.out()).contains("\"url\":\"" + urls.get(1) + "\"").doesNotContain("canary");
            Ran asked = passerby("camera", "discover", "--address", devices.get(0));
            assertThat(asked.out()).contains("asks for a password");
            assertThat(status(urls.get(0))).isEqualTo("RTSP/1.0 401 Unauthorized");
            assertThat(status(urls.get(2))).isEqualTo("nothing");

            assertThat(new ProcessBuilder("kill", "-INT", "" + simulate.pid())
                            .start()
                            .waitFor())
                    .isZero();
            assertThat(simulate.waitFor(20, TimeUnit.SECONDS)).isTrue();
            assertThat(simulate.exitValue()).isZero();
            assertThat(out.readLine()).isNull();
            assertThat(folder.resolve("err")).isEmptyFile();
        } finally {
            simulate.destroyForcibly();
        }
    }

    /** The first line that a camera says to who asks for its description. */
    private static String status(String url) throws IOException {
        URI address = URI.create(url);
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(1_000);
            socket.getOutputStream()
                    .write(("DESCRIBE " + url + " RTSP/1.0\r\nCSeq: 1\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (java.net.SocketTimeoutException e) {
            return "nothing";
        }
    }

    @Test
    void explains_every_fault() {
        Ran help = passerby("simulate", "--help");

        assertThat(help.code()).isZero();
        assertThat(help.out().lines()).allMatch(line -> line.length() <= 80);
        assertThat(help.out()).contains("from 20s loss 2% ", "Examples:", "--fault \"loss 2%\" door=a.mkv");
        for (FaultWord word : FaultWord.values()) {
            assertThat(help.out()).contains("  " + word.form(), word.effect());
        }
    }

    @Test
    void refuses_in_one_line_what_it_cannot_use() throws Exception {
        String door = "door=" + clip;
        refused(2, "a camera is written NAME=FILE or NAME=FILE,FILE, got 'door'", "door");
        refused(2, "reading clip 'none.mkv': there is no such file", "door=none.mkv");
        refused(2, "a camera's name must be its own, got 'door' twice", door, door);
        refused(
                2,
                "a camera's name consists of letters, digits and '._~-', got 'front door'",
                "--port",
                "0",
                "front " + door);
        refused(2, "a port is between 0 and 65535, got 70000", "--port", "70000", door);
        refused(2, "--count must be 1 to 1000, got 0", "--count", "0", door);
        refused(
                2,
                "--address must be an address of this machine, got no.such.host.invalid",
                "--address",
                "no.such.host.invalid",
                door);
        refused(
                2,
                "--fault \"loss 2\": 'loss' must be given a percentage above 0 and up to 100, such as 2%, got '2'",
                "--fault",
                "loss 2",
                door);
        Path script = Files.writeString(folder.resolve("wrong.txt"), "\nat 5s silent\n");
        refused(
                2,
                "--script " + script + ", line 2: 'silent' lasts; say how long, as in 'for 5s', or write 'from'",
                "--script",
                script,
                door);
        refused(2, "--script /none cannot be read; does it exist?", "--script", "/none", door);
        refused(2, "no camera is called yard, as the script has it; they are door", "--fault", "yard: silent", door);
        refused(2, "camera 'door' has clips 1 to 1, and the script wants clip 2", "--fault", "at 1s clip 2", door);
        refused(2, "reading clip 'none.mkv': there is no such file", "--fault", "at 1s clip none.mkv", door);
        Path userFile = Files.writeString(folder.resolve("nobody"), "canary\n");
        refused(2, "--user-file " + userFile + " must begin with a line user:password", "--user-file", userFile, door);
    }

    @Test
    void says_that_the_port_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            refused(1, "choose another port", "--port", taken.getLocalPort(), "door=" + clip);
        }
    }

    private static void refused(int code, String says, Object... arguments) {
        Object[] all = new Object[arguments.length + 1];
        all[0] = "simulate";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        Ran ran = passerby(all);
        assertThat(ran.err().lines()).as(ran.err()).hasSize(1);
        assertThat(ran.err()).contains(says).doesNotContain("canary\n");
        assertThat(ran.out()).isEmpty();
        assertThat(ran.code()).isEqualTo(code);
    }
}
