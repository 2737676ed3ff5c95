package dev.passerby.ingest.guard;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the JVM says about its own crash, as far as it may be repeated. The rest of its report holds registers, pieces of
 * the stack and the command line, among which a password may be: it is neither kept nor shown.
 *
 * @param signal such as SIGSEGV
 * @param frame the library and the place in it, such as {@code libavcodec.so.61+0x1a2b3c}
 * @param thread the name of the thread that crashed; empty where it is none of Java's
 */
record CrashReport(String signal, String frame, String thread) {

    private static final String BEGINNING = "# A fatal error has been detected by the Java Runtime Environment:";
    private static final Pattern SIGNAL = Pattern.compile("(?m)^#  (SIG[A-Z]+|Internal Error)\\b");
    private static final Pattern FRAME = Pattern.compile("# Problematic frame:\\s+# .*\\[([^\\]\\s]+)]");
    // Other threads go on while the report is written, and may write between its pieces.
    private static final Pattern THREAD = Pattern.compile("(?s)\\nCurrent thread .*?Thread \"([^\"]*)\"");
    /** One thread decodes and another encodes: see {@link dev.passerby.ingest.supervise.CameraWorker}. */
    private static final Pattern CAMERA = Pattern.compile("(?:camera|frames)-(.+)");

    /** Whether a line of a process's output is where its JVM begins to report a crash. */
    static boolean begins(String line) {
        return line.equals(BEGINNING);
    }

    /** Whether the line lies behind all that is wanted of a report. */
    static boolean ends(String line) {
        return line.startsWith("Stack: [") || line.startsWith("siginfo:") || line.startsWith("Registers:");
    }

    /** Reads a report, whole or not. */
    static CrashReport of(List<String> lines) {
        String text = "\n" + String.join("\n", lines);
        return new CrashReport(
                found(SIGNAL, text).orElse("an unknown signal"),
                found(FRAME, text).orElse("an unknown place"),
                found(THREAD, text).orElse(""));
    }

    /** The camera at work in the thread that crashed. */
    Optional<String> camera() {
        Matcher matcher = CAMERA.matcher(thread);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static Optional<String> found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
