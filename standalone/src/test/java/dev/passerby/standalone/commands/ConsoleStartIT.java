package dev.passerby.standalone.commands;

import static dev.passerby.standalone.commands.Ran.passerby;
import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.standalone.console.RunningConsole;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** How the console begins: its first key is said once, and a port that somebody else has is said with what to do. */
@Timeout(180)
class ConsoleStartIT {

    @TempDir
    Path folder;

    @Test
    void the_first_start_says_a_key_and_the_second_none() throws Exception {
        Settings settings = SettingsFile.read(config(0, 0), Map.of());
        String servers = "127.0.0.1:1";
        String first = said(settings, servers);
        assertThat(first).containsPattern("The console is at http://127.0.0.1:\\d+/\\R");
        assertThat(first).containsPattern("admin key, shown this once: pb_\\S+ ");
        assertThat(said(settings, servers)).contains("The console is at").doesNotContain("pb_");
    }

    @Test
    void the_first_key_goes_to_a_file_for_its_owner_alone_where_one_is_named() throws Exception {
        Settings settings = SettingsFile.read(config(0, 0), Map.of());
        Path file = folder.resolve("handed/over");
        StringWriter said = new StringWriter();
        try (RunningConsole console = RunningConsole.start(settings, "127.0.0.1:1")) {
            console.announce(new PrintWriter(said), file);
        }
        assertThat(said.toString()).contains("Its admin key is in " + file).doesNotContain("pb_");
        assertThat(Files.readString(file)).matches("pb_\\S+\n");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void a_key_whose_file_cannot_be_written_is_said() throws Exception {
        Settings settings = SettingsFile.read(config(0, 0), Map.of());
        StringWriter said = new StringWriter();
        try (RunningConsole console = RunningConsole.start(settings, "127.0.0.1:1")) {
            console.announce(new PrintWriter(said), folder.resolve("passerby.yaml/key"));
        }
        assertThat(said.toString()).contains("cannot be written to").containsPattern("shown this once: pb_\\S+ ");
    }

    @Test
    void a_taken_port_is_said_with_the_key_to_set_and_no_admin_key_is_lost() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Path config = config(freePort(), taken.getLocalPort());
            Settings settings = SettingsFile.read(config, Map.of());
            try (EmbeddedBroker broker =
                    EmbeddedBroker.start(settings.brokerDirectory(), settings.brokerPort(), settings.maxFrameBytes())) {
                TopicLayout.create(broker.bootstrapServers(), settings.topics(), 1, 1, settings.maxFrameBytes());
                refused(passerby("console", "--config", config), taken.getLocalPort());
            }
            assertThat(folder.resolve("data/console/keys.json")).doesNotExist();
        }
    }

    @Test
    void run_ends_all_that_it_began_when_the_port_is_taken() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int broker = freePort();
            refused(passerby("run", "--config", config(broker, taken.getLocalPort())), taken.getLocalPort());
            try (ServerSocket again = new ServerSocket(broker, 1, InetAddress.getLoopbackAddress())) {
                assertThat(again.isBound()).isTrue();
            }
            assertThat(ProcessHandle.current().children().filter(ProcessHandle::isAlive))
                    .isEmpty();
        }
    }

    private static void refused(Ran ran, int port) {
        assertThat(ran.code()).as(ran.err()).isEqualTo(1);
        assertThat(ran.err().lines().reduce("", (before, line) -> line))
                .startsWith("the console cannot listen at 127.0.0.1:" + port)
                .endsWith("set 'console.port' to a free one");
        assertThat(ran.err()).doesNotContain("pb_").doesNotContain("\tat ");
    }

    private static String said(Settings settings, String servers) {
        StringWriter said = new StringWriter();
        try (RunningConsole console = RunningConsole.start(settings, servers)) {
            console.announce(new PrintWriter(said));
        }
        return said.toString();
    }

    private Path config(int brokerPort, int consolePort) throws Exception {
        return Files.writeString(
                folder.resolve("passerby.yaml"),
                "data-dir: " + folder.resolve("data") + "\nbroker.port: " + brokerPort + "\nconsole.port: "
                        + consolePort + "\n");
    }

    private static int freePort() throws Exception {
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return free.getLocalPort();
        }
    }
}
