package dev.passerby.deploy.demo;

import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.demo.DemoVideo;

/**
 * A program that fetches the demonstration's pictures and films its cameras, where there are none yet. Exit code 1 when it
 * cannot.
 */
public final class PrepareDemo {

    private PrepareDemo() {}

    public static void main(String[] arguments) {
        try {
            System.out.println("the demonstration's cameras: "
                    + String.join(", ", DemoVideo.clips().keySet()));
        } catch (OperationFailedException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }
}
