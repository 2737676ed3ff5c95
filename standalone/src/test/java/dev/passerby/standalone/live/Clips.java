package dev.passerby.standalone.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.passerby.vision.golden.TestMedia;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Clips of real people, made from the test media with the system's ffmpeg; the test is skipped where either is missing. */
public final class Clips {

    private Clips() {}

    /** A clip that goes on for minutes. */
    public static Path endless(String clip, Path folder) throws Exception {
        Path out = folder.resolve(clip + ".mkv");
        ffmpeg("-stream_loop", "80", "-i", asl(clip), "-c", "copy", "-an", out.toString());
        return out;
    }

    /** The people of "again" and of "milk" shoulder to shoulder, for minutes. */
    public static Path shoulderToShoulder(Path folder) throws Exception {
        Path once = folder.resolve("both-once.mkv");
        Path out = folder.resolve("both.mkv");
        ffmpeg(
                "-stream_loop",
                "4",
                "-i",
                asl("again"),
                "-stream_loop",
                "4",
                "-i",
                asl("milk"),
                "-filter_complex",
                "[0]crop=104:300:256:0[left];[1]crop=104:300:262:0[right];[left][right]hstack=shortest=1",
                "-c:v",
                "libx264",
                "-preset",
                "ultrafast",
                "-qp",
                "18",
                "-g",
                "30",
                "-an",
                "-t",
                "8",
                once.toString());
        ffmpeg("-stream_loop", "40", "-i", once.toString(), "-c", "copy", "-an", out.toString());
        return out;
    }

    /** One picture of a clip. */
    public static Path still(String clip, Path folder) throws Exception {
        Path out = folder.resolve(clip + ".png");
        ffmpeg("-i", asl(clip), "-vf", "select=eq(n\\,10)", "-frames:v", "1", out.toString());
        return out;
    }

    /** A clip played so many times, as it is. */
    public static Path repeated(String clip, int times, Path folder) throws Exception {
        Path out = folder.resolve(clip + "-" + times + ".mkv");
        ffmpeg("-stream_loop", Integer.toString(times - 1), "-i", asl(clip), "-c", "copy", "-an", out.toString());
        return out;
    }

    private static String asl(String clip) {
        return TestMedia.file("asl/" + clip + ".mkv").toString();
    }

    private static void ffmpeg(String... arguments) throws Exception {
        Path program = Path.of("/usr/bin/ffmpeg");
        assumeTrue(Files.isExecutable(program), "not run: no " + program + " to make clips with");
        List<String> command = new ArrayList<>(List.of(program.toString(), "-v", "error", "-y"));
        command.addAll(Arrays.asList(arguments));
        Process process = new ProcessBuilder(command).inheritIO().start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isZero();
    }
}
