package dev.passerby.models.fetch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/** Programs that stand in for npm: shell scripts, run in the folder where npm would leave its tarball. */
public final class FakeNpm {

    private FakeNpm() {}

    /** A program of the given lines, in a folder of the test's. */
    public static Npm script(Path folder, String lines) throws IOException {
        return script(folder, lines, Duration.ofSeconds(30));
    }

    static Npm script(Path folder, String lines, Duration patience) throws IOException {
        Path script = Files.createTempFile(folder, "npm", ".sh");
        Files.writeString(script, "#!/bin/sh\n" + lines + "\n");
        Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
        return new Npm(script.toString(), patience);
    }

    /** A program that leaves this tarball, whatever is asked. */
    public static Npm serving(Path folder, byte[] tarball) throws IOException {
        Path served = Files.createTempFile(folder, "served", ".tgz");
        Files.write(served, tarball);
        return script(folder, "cp '" + served + "' package.tgz");
    }

    /** A program that is not there. */
    public static Npm missing(Path folder) {
        return new Npm(folder.resolve("no-such-npm").toString(), Duration.ofSeconds(30));
    }
}
