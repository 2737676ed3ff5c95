package dev.passerby.standalone.commands;

import dev.passerby.standalone.audit.Finding;
import dev.passerby.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an audit found, as a person or a program reads it. */
final class AuditText {

    private AuditText() {}

    /** A finding as a line of JSON. */
    private record Line(
            String camera,
            long epoch,
            long acked,
            long onTopic,
            long counted,
            Map<String, Long> outcomes,
            Map<String, Long> givenUp,
            long repeats,
            long waiting,
            long missing,
            @Nullable String first,
            @Nullable String reason) {}

    static String json(Finding finding) {
        return Json.line(Json.tree(new Line(
                finding.camera(),
                finding.epoch(),
                finding.acked().count(),
                finding.onTopic().count(),
                finding.counted().count(),
                finding.outcomes(),
                finding.givenUp(),
                finding.repeats(),
                finding.waiting(),
                finding.lost(),
                finding.firstFrame().orElse(null),
                finding.reason().orElse(null))));
    }

    static String table(List<Finding> findings) {
        Table table = new Table()
                .row(
                        "camera",
                        "epoch",
                        "acked",
                        "on topic",
                        "counted",
                        "waiting",
                        "missing",
                        "repeats",
                        "outcomes",
                        "given up");
        for (Finding finding : findings) {
            table.row(
                    finding.camera(),
                    Long.toString(finding.epoch()),
                    Long.toString(finding.acked().count()),
                    Long.toString(finding.onTopic().count()),
                    Long.toString(finding.counted().count()),
                    Long.toString(finding.waiting()),
                    Long.toString(finding.lost()),
                    Long.toString(finding.repeats()),
                    counts(finding.outcomes()),
                    counts(finding.givenUp()));
        }
        return table.toString();
    }

    /** The first frame of a connection that does not add up, and what each side says of it. */
    static String complaint(Finding finding) {
        return finding.firstFrame().orElse("") + " does not add up: "
                + finding.reason().orElse("");
    }

    /** What holds for all of them together. */
    static String summary(List<Finding> findings) {
        long wrong = findings.stream().filter(finding -> !finding.addsUp()).count();
        long acked =
                findings.stream().mapToLong(finding -> finding.acked().count()).sum();
        long counted = findings.stream()
                .mapToLong(finding -> finding.counted().count())
                .sum();
        long waiting = findings.stream().mapToLong(Finding::waiting).sum();
        long missing = findings.stream().mapToLong(Finding::lost).sum();
        String numbers = findings.size() + " connections, " + acked + " frames acknowledged, " + counted + " counted, "
                + waiting + " waiting, " + missing + " missing";
        return wrong == 0 ? "Every frame adds up: " + numbers : wrong + " connections do not add up: " + numbers;
    }

    private static String counts(Map<String, Long> counts) {
        return counts.isEmpty()
                ? "-"
                : counts.entrySet().stream()
                        .map(count -> count.getKey() + " " + count.getValue())
                        .collect(Collectors.joining(", "));
    }
}
