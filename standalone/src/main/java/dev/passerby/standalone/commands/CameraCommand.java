package dev.passerby.standalone.commands;

import dev.passerby.client.topics.CameraTopic;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.broker.BrokerConnection;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.camera.CameraStatus;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passerby camera}: searches for cameras, attaches, lists and detaches them, and tries one out. */
@Command(
        name = "camera",
        description = "Searches for cameras, attaches, lists and detaches them, tries one out.",
        mixinStandardHelpOptions = true,
        subcommands = {CameraTestCommand.class, CameraDiscoverCommand.class})
final class CameraCommand implements Runnable {

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                Objects.requireNonNull(spec).commandLine(),
                "say what to do: camera add, discover, list, remove or test");
    }

    @Command(
            name = "add",
            description = "Attaches a camera, or changes the one of the same id.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "ID", description = "Letters, digits, '-', '_' or '.'.") String id,
            @Parameters(paramLabel = "URL", description = "rtsp://… without user and password.") String url,
            @Option(
                            names = "--fps",
                            paramLabel = "N",
                            defaultValue = "5",
                            description = "Pictures a second to look at (default: ${DEFAULT-VALUE}).")
                    double fps,
            @Option(
                            names = "--credentials",
                            paramLabel = "REF",
                            description =
                                    "Where user:password is: env:NAME or file:PATH, as the ingest process sees it.")
                    @Nullable
                    String credentials,
            @Option(
                            names = "--threshold",
                            paramLabel = "D",
                            description = "The distance below which a face before this camera may be named"
                                    + " (default: 'matching.threshold').")
                    @Nullable
                    Double threshold,
            @Mixin SettingsOptions options) {
        Camera camera = camera(id, url, credentials, fps, threshold);
        Settings settings = options.settings();
        try (BrokerConnection broker = BrokerConnection.open(settings)) {
            new CameraTopic(broker.bootstrapServers(), settings.topics()).put(camera);
        }
        say("attached " + id + ": " + url + ", " + trimmed(fps) + " pictures a second"
                + (threshold == null ? "" : ", threshold " + threshold));
        return CommandLineTool.done();
    }

    @Command(
            name = "list",
            description = "Lists the attached cameras and how they are doing.",
            mixinStandardHelpOptions = true)
    int list(@Mixin SettingsOptions options) {
        Settings settings = options.settings();
        try (BrokerConnection broker = BrokerConnection.open(settings)) {
            CameraTopic topic = new CameraTopic(broker.bootstrapServers(), settings.topics());
            List<Camera> cameras = topic.list();
            Map<String, CameraStatus> status = topic.status();
            Table table = new Table().row("ID", "STATE", "FPS", "PUBLISHED", "DROPPED", "WORKER", "THRESHOLD", "URL");
            cameras.forEach(camera -> table.row(row(camera, status.get(camera.id()))));
            say(
                    cameras.isEmpty()
                            ? "no cameras; attach one with './passerby camera add ID URL'"
                            : table.toString().stripTrailing());
        }
        return CommandLineTool.done();
    }

    @Command(name = "remove", description = "Detaches a camera.", mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "ID") String id, @Mixin SettingsOptions options) {
        Settings settings = options.settings();
        try (BrokerConnection broker = BrokerConnection.open(settings)) {
            if (!new CameraTopic(broker.bootstrapServers(), settings.topics()).remove(id)) {
                throw new BadInputException("no camera '" + id + "'; './passerby camera list' shows them");
            }
        }
        say("detached " + id);
        return CommandLineTool.done();
    }

    private static Camera camera(
            String id, String url, @Nullable String credentials, double fps, @Nullable Double threshold) {
        try {
            return new Camera(id, url, credentials, fps, threshold);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String[] row(Camera camera, @Nullable CameraStatus status) {
        if (status == null) {
            return new String[] {
                camera.id(),
                "not tried",
                trimmed(camera.fps()),
                "",
                "",
                "",
                Threshold.shown(camera.threshold()),
                camera.url()
            };
        }
        String state =
                status.reason() == null ? status.state().text() : status.state().text() + " (" + status.reason() + ")";
        long dropped =
                status.dropped().values().stream().mapToLong(Long::longValue).sum();
        return new String[] {
            camera.id(),
            state,
            trimmed(camera.fps()),
            Long.toString(status.published()),
            Long.toString(dropped),
            status.worker() == null ? "" : status.worker(),
            Threshold.shown(camera.threshold()),
            camera.url()
        };
    }

    private static String trimmed(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    private void say(String text) {
        Objects.requireNonNull(spec).commandLine().getOut().println(text);
    }
}
