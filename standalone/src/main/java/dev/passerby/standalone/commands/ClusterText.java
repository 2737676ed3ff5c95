package dev.passerby.standalone.commands;

import dev.passerby.benchmarks.clustering.PairwiseScore;
import dev.passerby.benchmarks.clustering.PhotoGroup;
import dev.passerby.benchmarks.clustering.PlacedFace;
import dev.passerby.benchmarks.clustering.SortedPhotos;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** A sorted folder as text for a terminal. */
final class ClusterText {

    /** How many files a line names; the contact sheet shows all. */
    private static final int NAMED_FILES = 4;

    private ClusterText() {}

    static String of(Path root, SortedPhotos sorted, double seconds) {
        StringBuilder text = new StringBuilder();
        Table table = new Table();
        boolean named = sorted.score() != null;
        table.row(
                named
                        ? new String[] {"PERSON", "FACES", "FOLDER", "FILES"}
                        : new String[] {"PERSON", "FACES", "FILES"});
        for (PhotoGroup group : sorted.groups()) {
            String id = Integer.toString(group.id());
            String size = Integer.toString(group.faces().size());
            String files =
                    files(root, group.faces().stream().map(PlacedFace::file).toList());
            String person = group.person() == null ? "–" : group.person();
            table.row(named ? new String[] {id, size, person, files} : new String[] {id, size, files});
        }
        text.append(sorted.groups().isEmpty() ? "" : table);
        line(
                text,
                "seen once or too poor to tell",
                root,
                sorted.single().stream().map(PlacedFace::file).distinct().toList());
        line(text, "no face", root, sorted.withoutFace());
        sorted.unreadable().forEach(photo -> text.append(photo.problem()).append(System.lineSeparator()));
        text.append(String.format(
                Locale.ROOT,
                "%d picture(s), %d face(s), %d person(s) with two faces or more; %.1f s%n",
                sorted.pictures(),
                sorted.faces(),
                sorted.groups().size(),
                seconds));
        PairwiseScore score = sorted.score();
        if (score != null) {
            text.append(String.format(
                    Locale.ROOT,
                    "by the folders' names, in pairs: precision %.4f, recall %.4f, F1 %.4f%n",
                    score.precision(),
                    score.recall(),
                    score.f1()));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String what, Path root, List<Path> files) {
        if (!files.isEmpty()) {
            text.append(what).append(": ").append(files(root, files)).append(System.lineSeparator());
        }
    }

    private static String files(Path root, List<Path> files) {
        String some = files.stream()
                .limit(NAMED_FILES)
                .map(file -> root.relativize(file).toString())
                .collect(Collectors.joining(", "));
        int more = files.size() - NAMED_FILES;
        return more > 0 ? some + " and " + more + " more" : some;
    }
}
