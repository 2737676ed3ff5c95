package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.speed.Floors;
import dev.passerby.benchmarks.speed.Machine;
import dev.passerby.benchmarks.speed.SpeedFindings;
import dev.passerby.benchmarks.speed.SpeedPage;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.bench.BenchRun;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What is left of a benchmark in files: a page, and lines below those of earlier runs. Either may be unwanted. */
final class BenchReport {

    private final @Nullable Path page;
    private final ReportFile report;
    private final HistoryFile history;
    private final boolean wanted;
    private final String commit;

    private BenchReport(@Nullable Path page, ReportFile report, HistoryFile history, boolean wanted, String commit) {
        this.page = page;
        this.report = report;
        this.history = history;
        this.wanted = wanted;
        this.commit = commit;
    }

    /**
     * Looks at the files before the work, and at the commit before the files change it.
     *
     * @throws BadInputException if one cannot be written
     */
    static BenchReport of(@Nullable Path page, @Nullable Path history) {
        return new BenchReport(
                page,
                ReportFile.of(page),
                HistoryFile.of(history),
                page != null || history != null,
                HistoryFile.commit(history == null ? page : history));
    }

    void write(BenchRun run) {
        if (!wanted) {
            return;
        }
        Floors floors = run.floors();
        if (floors == null) {
            throw new BadInputException(
                    "--report and --history need a stage beside pipeline: the others measure the machine");
        }
        SpeedFindings findings = new SpeedFindings(
                Machine.here(floors), commit, LocalDate.now(ZoneOffset.UTC).toString(), run.stages(), run.pipelines());
        history.add(findings);
        report.write(() -> SpeedPage.of(findings, flameGraphs()).html());
    }

    /** Those that lie beside the page as {@code flame-NAME.html}, by what to call them. */
    private Map<String, String> flameGraphs() {
        Map<String, String> found = new TreeMap<>();
        Path folder = page == null ? null : page.toAbsolutePath().getParent();
        if (folder == null) {
            return found;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "flame-*.html")) {
            for (Path file : files) {
                String name = file.toString().substring(folder.toString().length() + 1);
                found.put("Flame graph: " + name.substring("flame-".length(), name.length() - ".html".length()), name);
            }
        } catch (IOException e) {
            throw new OperationFailedException("cannot look into " + folder + ": " + e.getMessage(), e);
        }
        return found;
    }
}
