package dev.passerby.deploy.standin;

import dev.passerby.pipeline.PipelineJob;
import java.util.ArrayList;
import java.util.List;

/**
 * The job as it is, with {@link StandInVision} in place of its networks. Takes the job's arguments and two of its own:
 * {@code stand-in.look-millis} and {@code stand-in.embed-millis}, the cost of a frame and of a face, both 0 if not given.
 */
public final class StandInJob {

    private static final String LOOK = "stand-in.look-millis=";
    private static final String EMBED = "stand-in.embed-millis=";

    private StandInJob() {}

    public static void main(String[] arguments) throws Exception {
        StandInVision vision;
        try {
            vision = vision(arguments);
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        PipelineJob.run(jobs(arguments), settings -> vision);
    }

    static StandInVision vision(String... arguments) {
        return new StandInVision(millis(LOOK, arguments), millis(EMBED, arguments));
    }

    /** The arguments that are the job's. */
    static String[] jobs(String... arguments) {
        List<String> others = new ArrayList<>();
        for (String argument : arguments) {
            if (!bare(argument).startsWith(LOOK) && !bare(argument).startsWith(EMBED)) {
                others.add(argument);
            }
        }
        return others.toArray(String[]::new);
    }

    private static long millis(String name, String... arguments) {
        long millis = 0;
        for (String argument : arguments) {
            if (bare(argument).startsWith(name)) {
                String text = bare(argument).substring(name.length());
                if (!text.matches("[0-9]{1,7}")) {
                    throw new IllegalArgumentException(
                            "'" + name.replace("=", "") + "' must be whole milliseconds, got '" + text + "'");
                }
                millis = Long.parseLong(text);
            }
        }
        return millis;
    }

    private static String bare(String argument) {
        return argument.startsWith("--") ? argument.substring(2) : argument;
    }
}
