package dev.passerby.standalone.commands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.benchmarks.speed.BenchCase;
import dev.passerby.benchmarks.speed.BenchText;
import dev.passerby.benchmarks.speed.PipelineCase;
import dev.passerby.standalone.bench.BenchProcess;
import dev.passerby.standalone.bench.BenchRun;
import dev.passerby.wire.Json;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code passerby bench}: how fast each stage is here, beside what this machine could do at most.
 *
 * <p>Every stage is timed in fresh processes of this same command ({@code --here}), each of which prints its cases as JSON.
 */
@Command(
        name = "bench",
        description =
                "Times the stages of recognition and the whole path on this machine, beside what it could do at most.",
        subcommands = BenchDeviceCommand.class,
        mixinStandardHelpOptions = true)
final class BenchCommand implements Callable<Integer> {

    @Mixin
    private final BenchOptions options = new BenchOptions();

    @Option(names = "--json", description = "One JSON object a case.")
    private boolean json;

    @Option(names = "--report", paramLabel = "FILE", description = "Write a page with charts.")
    private @Nullable Path report;

    @Option(names = "--history", paramLabel = "FILE", description = "Add a line for each case to a CSV file.")
    private @Nullable Path history;

    @Option(names = "--here", hidden = true, description = "Times one stage in this process, for another.")
    private boolean here;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        List<String> stages = options.stages();
        options.check();
        if (here) {
            BenchProcess.endWithParent();
            new BenchStage(options, record -> print(Json.line(Json.tree(record)) + '\n')).time(stages.get(0));
            return CommandLineTool.done();
        }
        BenchReport written = BenchReport.of(report, history);
        BenchRun run = new BenchRun(options.forks());
        boolean headed = false;
        for (String stage : stages) {
            run.time(stage, words());
            if (!json && !headed && run.floors() != null) {
                print(BenchText.of(run.floors(), options.threads()));
                headed = true;
            }
            run.latest().forEach(one -> print(json ? Json.line(one) + '\n' : text(one)));
        }
        written.write(run);
        return CommandLineTool.done();
    }

    private static String text(JsonNode one) {
        return one.path("stage").asText().equals(PipelineCase.STAGE)
                ? BenchText.of(BenchRun.read(one, PipelineCase.class))
                : BenchText.of(BenchRun.read(one, BenchCase.class));
    }

    private void print(String text) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        out.print(text);
        out.flush();
    }

    /** What a process that times a stage is told. */
    private List<String> words() {
        List<String> words = new ArrayList<>(List.of("--here"));
        words.addAll(options.words());
        return words;
    }
}
