package dev.passerby.benchmarks.clustering;

import dev.passerby.benchmarks.report.HtmlPage;
import dev.passerby.benchmarks.report.KeyFigure;
import dev.passerby.benchmarks.report.PictureCard;
import dev.passerby.benchmarks.report.PictureGroup;
import dev.passerby.benchmarks.report.Section;
import dev.passerby.benchmarks.report.Tone;
import dev.passerby.vision.quality.Flaw;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people of a folder as a page: a group a person, a thumbnail a face, and a mark at what looks odd. */
public final class ContactSheet {

    /** What is odd about a face where it is. */
    private record Oddity(Tone tone, String words) {}

    private static final Oddity NONE = new Oddity(Tone.PLAIN, "");

    private final Path root;
    private final SortedPhotos sorted;

    private ContactSheet(Path root, SortedPhotos sorted) {
        this.root = root;
        this.sorted = sorted;
    }

    /**
     * The page.
     *
     * @param root the folder that was searched; files are named from there
     */
    public static HtmlPage of(Path root, SortedPhotos sorted) {
        return new ContactSheet(root, sorted).page();
    }

    private HtmlPage page() {
        HtmlPage page = new HtmlPage(
                "People in " + root,
                "Photos grouped by who is in them. Marked faces are worth a look: far from the others of their group, poor,"
                        + " or in a folder named after somebody else.");
        Section people = page.section("People").keyFigures(keyFigures());
        people.groups(sorted.groups().stream().map(this::group).toList());
        if (!sorted.single().isEmpty()) {
            page.section("In no group")
                    .paragraph("Faces like no other in the folder, and faces too poor to say.")
                    .groups(List.of(
                            new PictureGroup(count(sorted.single().size(), "face"), "", cards(sorted.single(), null))));
        }
        files(
                page,
                "No face found",
                sorted.withoutFace().stream().map(this::local).toList());
        files(
                page,
                "Could not be read",
                sorted.unreadable().stream()
                        .map(photo -> String.valueOf(photo.problem()))
                        .toList());
        return page.origin("Average linkage below a distance of " + number(sorted.threshold(), 3)
                + "; two faces of one photo are never one person.");
    }

    private KeyFigure[] keyFigures() {
        List<KeyFigure> figures = new ArrayList<>();
        figures.add(new KeyFigure("people", Integer.toString(sorted.groups().size()), "with two faces or more"));
        figures.add(new KeyFigure("pictures", Integer.toString(sorted.pictures()), count(sorted.faces(), "face")));
        PairwiseScore score = sorted.score();
        if (score != null) {
            figures.add(new KeyFigure("precision", percent(score.precision()), "of pairs together are one person"));
            figures.add(new KeyFigure("recall", percent(score.recall()), "of one person's pairs are together"));
        }
        return figures.toArray(KeyFigure[]::new);
    }

    private PictureGroup group(PhotoGroup group) {
        String person = group.person();
        String faces = count(group.faces().size(), "face");
        String number = "Person " + group.id();
        return new PictureGroup(
                person == null ? number : person,
                person == null ? faces : number + ", " + faces,
                cards(group.faces(), person));
    }

    private List<PictureCard> cards(List<PlacedFace> faces, @Nullable String person) {
        return faces.stream().map(face -> card(face, person)).toList();
    }

    private PictureCard card(PlacedFace face, @Nullable String person) {
        Oddity oddity = oddity(face, person);
        return new PictureCard(
                List.of(face.face().thumbnail()),
                local(face.file()),
                oddity.equals(NONE) ? List.of() : List.of(oddity.words()),
                oddity.tone());
    }

    private Oddity oddity(PlacedFace face, @Nullable String person) {
        String folder = face.person();
        if (person != null && folder != null && !folder.equals(person)) {
            return new Oddity(Tone.BAD, "folder of " + folder);
        }
        List<Flaw> flaws = face.face().quality().flaws();
        if (!flaws.isEmpty()) {
            return new Oddity(Tone.WARNING, flaws.stream().map(Flaw::words).collect(Collectors.joining(", ")));
        }
        return face.distance() < sorted.threshold()
                ? NONE
                : new Oddity(Tone.WARNING, "far from the others, " + number(face.distance(), 2));
    }

    private static void files(HtmlPage page, String title, List<String> names) {
        if (!names.isEmpty()) {
            page.section(title).points(names);
        }
    }

    private String local(Path file) {
        return root.relativize(file).toString();
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String percent(double share) {
        return number(100 * share, 1) + " %";
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }
}
