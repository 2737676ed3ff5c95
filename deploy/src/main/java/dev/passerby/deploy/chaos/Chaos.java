package dev.passerby.deploy.chaos;

import java.io.UncheckedIOException;
import java.util.List;

/** The suite's command line: status 0 if every invariant held, 1 if one did not, 2 if it could not be asked. */
public final class Chaos {

    private Chaos() {}

    public static void main(String[] arguments) throws InterruptedException {
        ChaosOptions options;
        try {
            options = ChaosOptions.parse(List.of(arguments));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        boolean held = false;
        try {
            held = new ChaosRun(options, System.out).run();
        } catch (IllegalStateException | UncheckedIOException e) {
            System.out.flush();
            System.err.println("the run broke off: " + e.getMessage() + "; logs are in " + options.directory());
        }
        System.out.flush();
        System.exit(held ? 0 : 1);
    }
}
