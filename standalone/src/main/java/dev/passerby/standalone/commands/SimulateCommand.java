package dev.passerby.standalone.commands;

import dev.passerby.simulator.CameraSet;
import dev.passerby.simulator.Simulation;
import dev.passerby.simulator.fault.Script;
import dev.passerby.simulator.fault.ScriptException;
import dev.passerby.simulator.onvif.OnvifDevices;
import dev.passerby.simulator.onvif.OnvifSettings;
import dev.passerby.simulator.rtsp.Credentials;
import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.rtsp.RtspServerSettings;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.demo.DemoVideo;
import dev.passerby.standalone.live.Interruption;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.MalformedInputException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passerby simulate}: RTSP cameras that show files and fail as they are told, until interrupted. */
@Command(
        name = "simulate",
        description = "Serves video files as RTSP cameras that fail as real ones do, until interrupted.",
        mixinStandardHelpOptions = true)
final class SimulateCommand implements Callable<Integer> {

    private static final int MAX_COUNT = 1000;

    @Parameters(
            paramLabel = "NAME=FILE",
            arity = "0..*",
            description =
                    "A camera and its H.264 or H.265 video; NAME=FILE,FILE for several, of which the first is shown"
                            + " first. Without any, the demonstration's cameras.")
    private List<String> cameras = new ArrayList<>();

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8554",
            description = "Where to listen, 0 for any free port; ${DEFAULT-VALUE} by default.")
    private int port;

    @Option(
            names = "--address",
            paramLabel = "A",
            defaultValue = "127.0.0.1",
            description = "The address to listen at; ${DEFAULT-VALUE} by default.")
    private String address = "127.0.0.1";

    @Option(
            names = "--user-file",
            paramLabel = "FILE",
            description = "Ask viewers for the password in this file, whose first line is user:password.")
    private @Nullable Path userFile;

    @Option(names = "--script", paramLabel = "FILE", description = "What goes wrong when, a step a line.")
    private @Nullable Path scriptFile;

    @Option(
            names = "--fault",
            paramLabel = "STEP",
            description = "One step more; without a time, from the start on. May be repeated.")
    private List<String> faults = new ArrayList<>();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "Serve every camera N times, as NAME-1 to NAME-N.")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description =
                    "What goes wrong at random goes wrong in the same way for the same seed; ${DEFAULT-VALUE} by default.")
    private long seed;

    @Option(names = "--udp", description = "Let viewers have packets by UDP who ask for it.")
    private boolean udp;

    @Option(
            names = "--onvif",
            description = "Have the cameras found by searches (ONVIF), and print their device services too.")
    private boolean onvif;

    private @Nullable CommandSpec spec;

    @Spec
    void withFaultsInHelp(CommandSpec given) {
        given.usageMessage().footer(SimulateHelp.lines());
        spec = given;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (count < 1 || count > MAX_COUNT) {
            throw new BadInputException("--count must be 1 to " + MAX_COUNT + ", got " + count);
        }
        RtspServerSettings settings = settings();
        Script script = script();
        CameraSet set = cameras(script);
        Interruption interruption = Interruption.ofThisProcess();
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        try (Simulation simulation = Simulation.start(settings, set, script);
                OnvifDevices devices = onvif ? OnvifDevices.start(onvif(settings), simulation.cameras()) : null) {
            for (LiveStream camera : simulation.cameras()) {
                out.println(camera.url());
            }
            if (devices != null) {
                devices.services().forEach(out::println);
            }
            out.flush();
            while (!interruption.await(Duration.ofMinutes(1))) {
                // Served by other threads.
            }
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        } catch (IOException e) {
            throw new OperationFailedException(String.valueOf(e.getMessage()), e);
        }
        return CommandLineTool.done();
    }

    private static OnvifSettings onvif(RtspServerSettings settings) {
        return OnvifSettings.at(settings.address()).withCredentials(settings.credentials());
    }

    private RtspServerSettings settings() {
        try {
            RtspServerSettings settings = RtspServerSettings.loopback()
                    .withAddress(InetAddress.getByName(address))
                    .withPort(port)
                    .withSeed(seed);
            settings = udp ? settings.withUdp() : settings;
            return userFile == null ? settings : settings.withCredentials(credentials(userFile));
        } catch (UnknownHostException e) {
            throw new BadInputException("--address must be an address of this machine, got " + address, e);
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    /** Says nothing of what the file holds. */
    private static Credentials credentials(Path file) {
        String line = read("--user-file", file).lines().findFirst().orElse("");
        int colon = line.indexOf(':');
        if (colon < 1) {
            throw new BadInputException("--user-file " + file + " must begin with a line user:password");
        }
        return new Credentials(line.substring(0, colon), line.substring(colon + 1));
    }

    private Script script() {
        Script script = Script.EMPTY;
        try {
            script = scriptFile == null ? script : Script.parse(read("--script", scriptFile));
        } catch (ScriptException e) {
            throw new BadInputException("--script " + scriptFile + ", " + e.getMessage(), e);
        }
        for (String fault : faults) {
            try {
                script = script.and(Script.parseStep(fault));
            } catch (ScriptException e) {
                throw new BadInputException("--fault \"" + fault + "\": " + e.getMessage(), e);
            }
        }
        return script;
    }

    private CameraSet cameras(Script script) {
        try {
            CameraSet set = cameras.isEmpty() ? CameraSet.of(DemoVideo.clips()) : CameraSet.read(cameras);
            return set.times(count).withClipsOf(script);
        } catch (IOException | IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private static String read(String option, Path file) {
        try {
            return Files.readString(file);
        } catch (MalformedInputException e) {
            throw new BadInputException(option + " " + file + " must be a text file in UTF-8", e);
        } catch (IOException e) {
            throw new BadInputException(option + " " + file + " cannot be read; does it exist?", e);
        }
    }
}
