package dev.passerby.benchmarks.clustering;

import dev.passerby.vision.quality.Flaw;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The people of a folder as one HTML page that needs nothing from outside: a card a person, a thumbnail a face. */
public final class ContactSheet {

    private final StringBuilder page = new StringBuilder();
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
    public static String of(Path root, SortedPhotos sorted) {
        ContactSheet sheet = new ContactSheet(root, sorted);
        sheet.write();
        return sheet.page.toString();
    }

    private void write() {
        String title = "People in " + root;
        page.append("<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n")
                .append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>")
                .append(escaped(title))
                .append("</title>\n<style>\n")
                .append(style())
                .append("</style>\n</head>\n<body>\n<h1>")
                .append(escaped(title))
                .append("</h1>\n<p class=\"faint\">Sorted by Passerby. Two photos nearer than ")
                .append(number(sorted.threshold(), 2))
                .append(" are one person; two faces of one photo never are.</p>\n");
        figures();
        heading("People", sorted.groups().size());
        page.append("<div class=\"people\">\n");
        sorted.groups().forEach(this::card);
        page.append("</div>\n");
        if (!sorted.single().isEmpty()) {
            heading("Seen once, or too poor to tell", sorted.single().size());
            page.append("<section>\n");
            faces(sorted.single(), null);
            page.append("</section>\n");
        }
        files("No face found", sorted.withoutFace().stream().map(this::local).toList());
        files(
                "Could not be read",
                sorted.unreadable().stream()
                        .map(photo -> String.valueOf(photo.problem()))
                        .toList());
        page.append("</body>\n</html>\n");
    }

    private void figures() {
        page.append("<dl>\n");
        figure("pictures", Integer.toString(sorted.pictures()));
        figure("faces", Integer.toString(sorted.faces()));
        figure("people with two faces or more", Integer.toString(sorted.groups().size()));
        PairwiseScore score = sorted.score();
        if (score != null) {
            figure("pairs put together rightly", percent(score.precision()));
            figure("pairs of one person found", percent(score.recall()));
        }
        page.append("</dl>\n");
    }

    private void figure(String what, String value) {
        page.append("<div><dt>").append(what).append("</dt><dd>").append(value).append("</dd></div>\n");
    }

    private void heading(String text, int count) {
        page.append("<h2>").append(text).append(" (").append(count).append(")</h2>\n");
    }

    private void card(PhotoGroup group) {
        String person = group.person();
        String id = person == null ? "Person " + group.id() : person;
        String also = person == null ? "" : "person " + group.id() + " · ";
        page.append("<section>\n<h3>")
                .append(escaped(id))
                .append(" <span>· ")
                .append(also)
                .append(group.faces().size())
                .append(" faces</span></h3>\n");
        faces(group.faces(), person);
        page.append("</section>\n");
    }

    private void faces(List<PlacedFace> faces, @Nullable String person) {
        page.append("<ul class=\"faces\">\n");
        faces.forEach(face -> face(face, person));
        page.append("</ul>\n");
    }

    private void face(PlacedFace face, @Nullable String person) {
        String remark = remark(face, person);
        String file = local(face.file());
        page.append(remark.isEmpty() ? "<li>" : "<li class=\"marked\">")
                .append("<img width=\"88\" height=\"110\" alt=\"face in ")
                .append(escaped(file))
                .append("\" src=\"data:image/jpeg;base64,")
                .append(Base64.getEncoder().encodeToString(face.face().thumbnail()))
                .append("\"><span>")
                .append(escaped(file))
                .append("</span>")
                .append(remark.isEmpty() ? "" : "<span class=\"mark\">" + escaped(remark) + "</span>")
                .append("</li>\n");
    }

    /** What is odd about a face where it is; empty where nothing is. */
    private String remark(PlacedFace face, @Nullable String person) {
        String folder = face.person();
        if (person != null && folder != null && !folder.equals(person)) {
            return "folder of " + folder;
        }
        List<Flaw> flaws = face.face().quality().flaws();
        if (!flaws.isEmpty()) {
            return flaws.stream().map(Flaw::words).collect(Collectors.joining(", "));
        }
        return face.distance() >= sorted.threshold() ? "far from the others, " + number(face.distance(), 2) : "";
    }

    private void files(String title, List<String> names) {
        if (!names.isEmpty()) {
            heading(title, names.size());
            page.append("<section>\n<ul class=\"files\">\n");
            names.forEach(name -> page.append("<li>").append(escaped(name)).append("</li>\n"));
            page.append("</ul>\n</section>\n");
        }
    }

    private String local(Path file) {
        return root.relativize(file).toString();
    }

    private static String percent(double share) {
        return number(100 * share, 1) + " %";
    }

    private static String number(double value, int digits) {
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }

    private static String style() {
        try (InputStream css = ContactSheet.class.getResourceAsStream("contact-sheet.css")) {
            return new String(Objects.requireNonNull(css).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the contact sheet's style cannot be read from the jar", e);
        }
    }
}
