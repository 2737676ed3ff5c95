package dev.passerby.standalone.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.passerby.benchmarks.speed.BenchCase;
import dev.passerby.benchmarks.speed.Floors;
import dev.passerby.benchmarks.speed.ForkMedian;
import dev.passerby.benchmarks.speed.PipelineCase;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.Passerby;
import dev.passerby.wire.Json;
import dev.passerby.wire.WireFormatException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Stages timed in processes of their own, and what these found: each number the median of all processes. */
public final class BenchRun {

    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private final int forks;
    private final List<Floors> floors = new ArrayList<>();
    private final List<JsonNode> cases = new ArrayList<>();
    private List<JsonNode> latest = List.of();

    /** Nothing is timed yet. */
    public BenchRun(int forks) {
        this.forks = forks;
    }

    /**
     * Times a stage.
     *
     * @param options of {@code passerby bench}, for the processes
     */
    public void time(String stage, List<String> options) {
        List<List<JsonNode>> found = new ArrayList<>();
        for (int i = 0; i < forks; i++) {
            found.add(fork(stage, options));
        }
        List<JsonNode> merged = new ArrayList<>();
        for (int i = 0; i < found.get(0).size(); i++) {
            int number = i;
            merged.add(
                    ForkMedian.of(found.stream().map(fork -> fork.get(number)).toList()));
        }
        latest = merged;
        cases.addAll(merged);
    }

    private List<JsonNode> fork(String stage, List<String> options) {
        List<String> arguments = new ArrayList<>(List.of("bench", stage));
        arguments.addAll(options);
        List<JsonNode> found = new ArrayList<>();
        try (BenchProcess process = BenchProcess.start(Passerby.class, arguments)) {
            for (String line = process.line("{"); line != null; line = process.line("{")) {
                JsonNode json = MAPPER.readTree(line);
                if (json.has("stage")) {
                    found.add(json);
                } else {
                    floors.add(read(json, Floors.class));
                }
            }
            if (process.code() != 0) {
                throw new OperationFailedException("timing stage '" + stage + "' failed in a process of its own");
            }
        } catch (IOException e) {
            throw new OperationFailedException("timing stage '" + stage + "': " + e.getMessage(), e);
        }
        return found;
    }

    /** The cases of the stage that was timed last. */
    public List<JsonNode> latest() {
        return latest;
    }

    /** The machine's limits; null before a stage was timed that has them measured. */
    public @Nullable Floors floors() {
        return floors.isEmpty() ? null : Floors.median(floors);
    }

    /** All cases of single stages. */
    public List<BenchCase> stages() {
        return cases.stream()
                .filter(one -> !isPipeline(one))
                .map(one -> read(one, BenchCase.class))
                .toList();
    }

    /** All cases of the whole path. */
    public List<PipelineCase> pipelines() {
        return cases.stream()
                .filter(BenchRun::isPipeline)
                .map(one -> read(one, PipelineCase.class))
                .toList();
    }

    private static boolean isPipeline(JsonNode one) {
        return one.path("stage").asText().equals(PipelineCase.STAGE);
    }

    /** A case as the record that was written. */
    public static <T> T read(JsonNode one, Class<T> type) {
        try {
            return Json.read(one, type);
        } catch (WireFormatException e) {
            throw new OperationFailedException("what a process found cannot be read: " + e.getMessage(), e);
        }
    }
}
