package dev.passerby.benchmarks.speed.device;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** NVIDIA's program that tells about its cards. */
final class NvidiaSmi {

    static final String SILENCE = "";

    private NvidiaSmi() {}

    /** Its answer about one property of a card, without the unit; {@link #SILENCE} where it is missing or does not know. */
    static String ask(int deviceId, String property) {
        try {
            Process program = new ProcessBuilder(
                            "nvidia-smi",
                            "--query-gpu=" + property,
                            "--format=csv,noheader,nounits",
                            "--id=" + deviceId)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            program.getOutputStream().close();
            String answer = new String(program.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return program.waitFor() == 0 ? answer : SILENCE;
        } catch (IOException e) {
            return SILENCE;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return SILENCE;
        }
    }
}
