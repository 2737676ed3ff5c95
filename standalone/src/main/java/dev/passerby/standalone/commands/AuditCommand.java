package dev.passerby.standalone.commands;

import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.audit.Evidence;
import dev.passerby.standalone.audit.Finding;
import dev.passerby.standalone.broker.BrokerConnection;
import dev.passerby.standalone.broker.FrameWitnesses;
import dev.passerby.standalone.settings.Settings;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code passerby audit}: whether every frame that the broker acknowledged has exactly one outcome. */
@Command(
        name = "audit",
        description = "Compares what ingest got acknowledged with what the job counted, per camera and connection, and"
                + " names the first frame that does not add up.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:every frame adds up",
            "1:a frame does not, or it cannot be told",
            "2:the input cannot be used"
        })
final class AuditCommand implements Callable<Integer> {

    /** Looks before a frame is called missing: a job that goes back to its last checkpoint takes back what it said since. */
    private static final int LOOKS = 3;

    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(3);

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Option(names = "--camera", paramLabel = "ID", description = "Only this camera; may be given several times.")
    private @Nullable Set<String> cameras;

    @Option(
            names = "--since",
            paramLabel = "TIME",
            defaultValue = "1d",
            description =
                    "Only connections of which something was heard since: an instant such as 2026-05-01T08:00:00Z,"
                            + " or how long ago, such as 90s, 10m, 2h, 3d. Default: ${DEFAULT-VALUE}.")
    private String since = "1d";

    @Option(
            names = "--group",
            paramLabel = "NAME",
            description = "The job's 'kafka.group-id' where it is not the configured one.")
    private @Nullable String group;

    @Option(names = "--json", description = "One JSON object a camera and connection, and nothing else.")
    private boolean json;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = options.settings();
        Instant first = EventsCommand.instant(since, Instant.now());
        List<Finding> findings;
        try (BrokerConnection broker = BrokerConnection.open(settings)) {
            String servers = broker.bootstrapServers();
            String jobs = group != null
                    ? group
                    : settings.pipeline(servers, null).kafka().groupId();
            findings = look(new FrameWitnesses(servers, settings.topics(), jobs), first);
        }
        print(findings);
        return findings.stream().allMatch(Finding::addsUp) ? CommandLineTool.done() : CommandLineTool.couldNot();
    }

    private List<Finding> look(FrameWitnesses witnesses, Instant first) throws InterruptedException {
        for (int look = 1; ; look++) {
            List<Finding> findings =
                    witnesses.hear(first, camera -> cameras == null || cameras.contains(camera)).stream()
                            .map(Evidence::compare)
                            .toList();
            if (look == LOOKS || findings.stream().allMatch(Finding::addsUp)) {
                return findings;
            }
            TimeUnit.MILLISECONDS.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private void print(List<Finding> findings) {
        if (findings.isEmpty()) {
            throw new OperationFailedException("nothing was counted" + (cameras == null ? "" : " of " + cameras)
                    + " since " + since + ": neither ingest nor the job has told of a frame");
        }
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        if (json) {
            findings.forEach(finding -> out.println(AuditText.json(finding)));
        } else {
            out.print(AuditText.table(findings));
            findings.stream()
                    .filter(finding -> !finding.addsUp())
                    .forEach(finding -> out.println(AuditText.complaint(finding)));
            out.println(AuditText.summary(findings));
        }
        out.flush();
    }
}
