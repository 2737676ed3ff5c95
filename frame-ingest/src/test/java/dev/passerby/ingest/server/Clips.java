package dev.passerby.ingest.server;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Test clips, lengthened or recoded at test time with the system's ffmpeg program. */
public final class Clips {

    private Clips() {}

    /** The file under the test media; the test is skipped where there are none. */
    public static Path media(String name) {
        String configured = System.getenv("PASSERBY_TEST_MEDIA");
        List<Path> places = configured != null
                ? List.of(Path.of(configured))
                : List.of(Path.of("../shared/media"), Path.of("../../shared/media"));
        Path found = places.stream()
                .map(place -> place.resolve(name))
                .filter(Files::exists)
                .findFirst()
                .orElse(null);
        assumeTrue(
                found != null, "no test media: " + name + " lies neither in PASSERBY_TEST_MEDIA nor ../shared/media");
        return found;
    }

    /** The clip again and again, its packets as they are. */
    public static Path repeated(Path clip, int times, Path target) throws Exception {
        return ffmpeg(List.of("-stream_loop", "" + (times - 1), "-i", clip.toString(), "-an", "-c", "copy"), target);
    }

    /** So many seconds of the clip in H.265, a key frame every second. */
    public static Path hevc(Path clip, int seconds, Path target) throws Exception {
        String parameters = "keyint=30:log-level=error";
        return ffmpeg(
                List.of(
                        "-stream_loop",
                        "20",
                        "-i",
                        clip.toString(),
                        "-an",
                        "-t",
                        "" + seconds,
                        "-c:v",
                        "libx265",
                        "-preset",
                        "ultrafast",
                        "-x265-params",
                        parameters),
                target);
    }

    /** So many seconds of the clip in H.264 with a key frame at the beginning and no other. */
    public static Path oneKeyFrame(Path clip, int seconds, Path target) throws Exception {
        String length = Integer.toString(seconds);
        List<String> gop = List.of("-c:v", "libx264", "-preset", "ultrafast", "-g", "100000", "-sc_threshold", "0");
        List<String> arguments =
                new ArrayList<>(List.of("-stream_loop", length, "-i", clip.toString(), "-an", "-t", length));
        arguments.addAll(gop);
        return ffmpeg(arguments, target);
    }

    /** What the system's ffmpeg program makes of these arguments; the test is skipped where it cannot. */
    public static Path ffmpeg(List<String> arguments, Path target) throws Exception {
        List<String> command = new ArrayList<>(List.of("ffmpeg", "-nostdin", "-v", "error", "-y"));
        command.addAll(arguments);
        command.add(target.toString());
        Process process;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true).start();
        } catch (IOException e) {
            assumeTrue(false, "no ffmpeg program to make test clips with");
            throw e;
        }
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        boolean ended = process.waitFor(120, TimeUnit.SECONDS);
        process.destroyForcibly();
        assumeTrue(!said.contains("Unknown encoder"), "the ffmpeg program cannot make this clip: " + said);
        if (!ended || process.exitValue() != 0) {
            throw new IllegalStateException("making " + target + " failed: " + said);
        }
        return target;
    }
}
