package dev.passerby.benchmarks.speed;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A run's figures as lines of comma-separated values, one a case, to be put below those of earlier runs. */
public final class SpeedHistory {

    /** The first line. */
    public static final String HEAD =
            "date,commit,cores,processor,gflops,gbPerSecond,stage,of,threads,forks,medianMs,p90Ms,"
                    + "leastMs,greatestMs,shareOfFloor,timesPlain,cameras,sustained,p95Ms,cpuShare,kafkaBytesPerSecond,"
                    + "memoryMbPerCamera";

    private SpeedHistory() {}

    /** A run's lines. */
    public static List<String> lines(SpeedFindings run) {
        List<String> lines = new ArrayList<>();
        run.stages().forEach(one -> lines.add(line(run, one)));
        run.pipelines().forEach(one -> lines.add(line(run, one)));
        return lines;
    }

    private static String line(SpeedFindings run, BenchCase one) {
        return joined(
                run,
                one.circumstances().stage(),
                one.circumstances().text(),
                one.threads(),
                one.forks(),
                number(one.medianMs()),
                number(one.p90Ms()),
                number(one.leastMs()),
                number(one.greatestMs()),
                number(one.shareOfFloor()),
                number(one.timesPlain()),
                "",
                "",
                "",
                "",
                "",
                "");
    }

    private static String line(SpeedFindings run, PipelineCase one) {
        return joined(
                run,
                one.stage(),
                one.size() + ", " + one.faces() + " in view",
                "",
                one.forks(),
                number(one.medianMs()),
                number(one.p90Ms()),
                number(one.leastMs()),
                number(one.greatestMs()),
                "",
                "",
                one.cameras(),
                one.sustained() == null ? "" : one.sustained(),
                number(one.p95Ms()),
                number(one.cpuShare()),
                Math.round(one.kafkaBytesPerSecond()),
                number(one.memoryMbPerCamera()));
    }

    private static String joined(SpeedFindings run, Object... figures) {
        Machine machine = run.machine();
        Stream<Object> where = Stream.of(
                run.date(),
                run.commit(),
                machine.cores(),
                machine.processor(),
                number(machine.floors().flopsPerSecond() / 1e9),
                number(machine.floors().bytesPerSecond() / 1e9));
        return Stream.concat(where, Stream.of(figures))
                .map(Object::toString)
                .map(SpeedHistory::quoted)
                .collect(Collectors.joining(","));
    }

    private static String quoted(String text) {
        return text.contains(",") || text.contains("\"") ? '"' + text.replace("\"", "\"\"") + '"' : text;
    }

    private static String number(@Nullable Double value) {
        return value == null ? "" : String.format(Locale.ROOT, "%.4g", value);
    }
}
