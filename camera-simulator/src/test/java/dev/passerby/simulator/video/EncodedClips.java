package dev.passerby.simulator.video;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** Clips that a decoder can decode. */
public final class EncodedClips {

    private static final Path FFMPEG = Path.of("/usr/bin/ffmpeg");

    private EncodedClips() {}

    /** A second of H.264 in which a grey level rises: ten pictures, a key frame at the first. */
    public static Clip h264(int width, int height) throws IOException {
        try (H264Encoder encoder = new H264Encoder(new EncoderSettings(width, height, 10, 200_000, 10))) {
            byte[] bgr = new byte[width * height * 3];
            for (int i = 0; i < 10; i++) {
                Arrays.fill(bgr, (byte) (40 + i * 10));
                encoder.encode(bgr);
            }
            return encoder.finish();
        }
    }

    /** Two seconds of H.265 of ten pictures each, a key frame a second, B-frames; the test is skipped without libx265. */
    public static Path h265(int width, int height, Path target) throws Exception {
        assumeThat(Files.isExecutable(FFMPEG))
                .as("ffmpeg is installed in /usr/bin")
                .isTrue();
        Process process = new ProcessBuilder(
                        FFMPEG.toString(),
                        "-nostdin",
                        "-v",
                        "error",
                        "-y",
                        "-f",
                        "lavfi",
                        "-i",
                        "testsrc=size=" + width + "x" + height + ":rate=10:duration=2",
                        "-pix_fmt",
                        "yuv420p",
                        "-c:v",
                        "libx265",
                        "-preset",
                        "ultrafast",
                        "-x265-params",
                        "keyint=10:bframes=2:open-gop=0:log-level=error",
                        target.toString())
                .redirectErrorStream(true)
                .start();
        try {
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assumeThat(said).as("libx265").doesNotContain("Unknown encoder");
            assertThat(process.exitValue()).as(said).isZero();
            return target;
        } finally {
            process.destroyForcibly();
        }
    }
}
