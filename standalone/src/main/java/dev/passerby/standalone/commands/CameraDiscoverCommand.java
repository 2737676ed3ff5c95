package dev.passerby.standalone.commands;

import dev.passerby.console.onvif.CameraSearch;
import dev.passerby.console.onvif.FoundCamera;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.cameras.NetworkSearch;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.standalone.settings.SettingsFile;
import dev.passerby.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passerby camera discover}: which cameras there are to attach. */
@Command(
        name = "discover",
        description = "Searches this machine's networks for cameras (ONVIF), and shows the addresses of their streams.",
        mixinStandardHelpOptions = true)
final class CameraDiscoverCommand implements Callable<Integer> {

    @Option(
            names = "--address",
            paramLabel = "A",
            description = "Ask this address alone: HOST, HOST:PORT of discovery, or the URL of a device service.")
    private @Nullable String address;

    @Option(
            names = "--credentials",
            paramLabel = "REF",
            description =
                    "Where user:password is for cameras that ask: env:NAME or file:PATH. Each that asks gets a proof"
                            + " of the password, not the password.")
    private @Nullable String credentials;

    @Option(
            names = "--seconds",
            paramLabel = "N",
            defaultValue = "" + CameraSearch.USUAL_SECONDS,
            description = "How long to gather answers (default: ${DEFAULT-VALUE}).")
    private int seconds;

    @Option(names = "--config", paramLabel = "FILE", description = "The configuration file that 'run' is given.")
    private @Nullable Path config;

    @Option(names = "--json", description = "A JSON object a line for each camera.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (seconds < 1 || seconds > CameraSearch.MOST_SECONDS) {
            throw new BadInputException("--seconds must be 1 to " + CameraSearch.MOST_SECONDS + ", got " + seconds);
        }
        Settings settings = SettingsFile.read(config, System.getenv());
        List<FoundCamera> cameras = found(NetworkSearch.by(settings, System.getenv()));
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            cameras.forEach(camera -> out.println(Json.line(Json.tree(camera))));
        } else {
            out.println(
                    cameras.isEmpty()
                            ? "no camera answered; try --address with a camera's own, or attach it by its RTSP address"
                            : table(cameras).toString().stripTrailing());
        }
        return CommandLineTool.done();
    }

    private List<FoundCamera> found(CameraSearch search) {
        try {
            return search.search(address, credentials, Duration.ofSeconds(seconds));
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private static Table table(List<FoundCamera> cameras) {
        Table table = new Table().row("NAME", "MODEL", "ADDRESS", "PROFILE", "SIZE", "CODEC", "FPS", "URL");
        for (FoundCamera camera : cameras) {
            for (FoundCamera.Profile profile : camera.profiles()) {
                table.row(
                        camera.name(),
                        shown(camera.model()),
                        camera.address(),
                        profile.name(),
                        profile.width() == null ? "" : profile.width() + "×" + shown(profile.height()),
                        shown(profile.codec()),
                        profile.fps() == null ? "" : Long.toString(Math.round(profile.fps())),
                        profile.url());
            }
            if (camera.reason() != null) {
                table.row(camera.name(), shown(camera.model()), camera.address(), "", "", "", "", camera.reason());
            }
        }
        return table;
    }

    private static String shown(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
