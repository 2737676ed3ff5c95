package dev.passerby.vision.enrolment;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.matching.GalleryMerge;
import dev.passerby.vision.matching.ImpostorReference;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.matching.Spread;
import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.vision.quality.Flaw;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Enrolling a person: choose the face, make its template, make the person's next gallery entry, look whether it resembles
 * somebody else. Pure functions, called in this order.
 */
public final class Enrolment {

    /** The mark below which a fit face is still worth a warning. */
    private static final double WEAK_MARK = 0.5;

    /**
     * The sharpness mark below which a photo enrols nobody, though a frame may still speak: blurred so far, a photo is more
     * than 1.0 from sharp ones of the same person, and a template is compared for ever.
     */
    private static final double LEAST_SHARP_MARK = 0.5;

    /** The sharpness mark below which a photo is worth a warning: all but two of LFW's 3,811 are above. */
    private static final double SHARP_MARK = 0.9;

    /** The distance from which a photo is unlike another of the same person. */
    private static final double UNLIKE = ImpostorReference.ONE_IN_A_THOUSAND;

    private static final int TEMPLATE_ID_LENGTH = 16;

    private Enrolment() {}

    /**
     * Which face of a photo is the person: the largest of those that surely are faces ({@link MainFace}).
     *
     * @param photo how messages call the photo
     * @param faces every face found in it, in any order
     */
    public static FaceChoice choose(String photo, List<PhotoFace> faces) {
        int largest = MainFace.of(faces.stream().map(PhotoFace::face).toList());
        if (largest < 0) {
            return refused(photo + ": no face was found; use a photo that shows the person's face from the front");
        }
        FaceQuality quality = faces.get(largest).quality();
        List<Flaw> flaws = flaws(quality);
        if (!flaws.isEmpty()) {
            return refused(photo + ": the "
                    + (faces.size() == 1 ? "face" : "face taken of " + faces.size())
                    + " is " + words(flaws, Flaw::words) + " (" + width(faces, largest)
                    + " pixels wide, around " + place(faces, largest) + "); use a photo "
                    + words(flaws, Flaw::remedy)
                    + (faces.size() == 1 ? "" : ", or one of the person alone"));
        }
        List<String> warnings = new ArrayList<>();
        if (faces.size() > 1) {
            warnings.add(photo + ": " + faces.size() + " faces were found; took " + why(faces, largest)
                    + "; if that is somebody else, use a photo of the person alone");
        }
        if (quality.size() < WEAK_MARK) {
            warnings.add(photo + ": the face is only " + width(faces, largest)
                    + " pixels wide; a larger one would be recognised more often");
        }
        if (quality.frontal() < WEAK_MARK) {
            warnings.add(photo + ": the face is half turned away; one from the front would be recognised more often");
        }
        if (quality.sharpness() < SHARP_MARK) {
            warnings.add(photo + ": the face is not sharp; a sharper one would be recognised more often");
        }
        if (quality.exposure() < WEAK_MARK) {
            warnings.add(
                    photo + ": the face is too dark or too bright; one in even light would be recognised more often");
        }
        return new FaceChoice(largest, null, warnings);
    }

    /**
     * The template of a photo.
     *
     * @param photoSha256 the photo's sha256 in hexadecimal; its first 16 digits name the template
     * @param model the sha256 of the network that made the embedding
     * @param crop how the face was cut out, such as {@code T32}
     * @param quality the face's quality
     * @param spread how far apart the embeddings of slightly different crops lie
     * @param embedding {@code [512]}, length 1
     */
    public static Template template(
            String photoSha256, String model, String crop, FaceQuality quality, double spread, float[] embedding) {
        if (!photoSha256.matches("[0-9a-fA-F]{64}")) {
            throw new IllegalArgumentException("a photo's sha256 has 64 hexadecimal digits, got '" + photoSha256 + "'");
        }
        if (!Embeddings.isUnit(embedding)) {
            throw new IllegalArgumentException("an embedding to enrol must have length 1");
        }
        String id = photoSha256.substring(0, TEMPLATE_ID_LENGTH).toLowerCase(Locale.ROOT);
        return new Template(id, model, crop, quality.score(), spread, embedding);
    }

    /**
     * The next entry of a person: the known templates and the new ones, the same photo once; threshold and negatives as they
     * were. A photo enrolled again for another network or crop replaces its template. An entry that was removed starts
     * afresh under its id.
     *
     * @param existing the person's entry so far; absent for a new person
     * @param newPersonId the id of a new person, such as a random UUID; not used for a known one
     * @param name what events will call the person
     * @param added the new photos' templates, at least one
     * @param nowMillis the clock, which becomes the version unless the previous version is ahead of it
     */
    public static GalleryEntry enrol(
            @Nullable GalleryEntry existing, String newPersonId, String name, List<Template> added, long nowMillis) {
        if (added.isEmpty()) {
            throw new IllegalArgumentException("'" + name + "' needs at least one photo");
        }
        TreeMap<String, Integer> places = new TreeMap<>();
        List<Template> templates = new ArrayList<>();
        List<Template> offered = new ArrayList<>(existing == null ? List.of() : existing.templates());
        offered.addAll(added);
        for (Template template : offered) {
            Integer place = places.putIfAbsent(template.id(), templates.size());
            if (place == null) {
                templates.add(template);
            } else {
                templates.set(place, template);
            }
        }
        long version = nextVersion(existing, nowMillis);
        if (existing == null) {
            return new GalleryEntry(newPersonId, name, version, false, templates);
        }
        return new GalleryEntry(
                existing.personId(),
                name,
                version,
                false,
                templates,
                existing.threshold(),
                existing.negatives(),
                existing.request());
    }

    /** The next entry of a person with another threshold, or none. */
    public static GalleryEntry withThreshold(GalleryEntry existing, @Nullable Double threshold, long nowMillis) {
        return existing.withThreshold(threshold, nextVersion(existing, nowMillis));
    }

    /**
     * The next entry of a person, by which the job is asked to add to it what it remembers.
     *
     * @param existing the person's entry so far; absent for a new person, who has nothing until the job answers
     * @param newPersonId the id of a new person, such as a random UUID; not used for a known one
     */
    public static GalleryEntry asking(
            @Nullable GalleryEntry existing, String newPersonId, String name, MemoryRequest request, long nowMillis) {
        long version = nextVersion(existing, nowMillis);
        GalleryEntry known =
                existing == null ? new GalleryEntry(newPersonId, name, version, false, List.of()) : existing;
        return known.asking(request, version);
    }

    /** The tombstone of a person, with a version later than any before. */
    public static GalleryEntry remove(GalleryEntry existing, long nowMillis) {
        return existing.removal(nextVersion(existing, nowMillis));
    }

    /**
     * What makes a new template doubtful: it is nearer to somebody else than to the person's own photos, nearer to somebody else
     * than a stranger's picture should be, unlike the person's own, or it hardly holds still. Empty where all is well.
     *
     * @param photo how messages call the photo
     * @param person the person's entry with the new template in it
     * @param added the new template
     * @param gallery everybody, tombstones included, in any order
     * @param rules when two pictures count as one person
     */
    public static List<String> doubts(
            String photo, GalleryEntry person, Template added, Collection<GalleryEntry> gallery, MatchingRules rules) {
        TreeMap<String, GalleryEntry> current = new TreeMap<>();
        for (GalleryEntry entry : gallery) {
            current.merge(entry.personId(), entry, (known, other) -> GalleryMerge.later(other, known));
        }
        current.remove(person.personId());
        Double own = nearest(otherTemplates(person, added), added);
        List<String> doubts = new ArrayList<>();
        for (GalleryEntry other : current.values()) {
            Double distance = nearest(other.templates(), added);
            if (distance == null) {
                continue;
            }
            boolean nearerThanOwn = own != null && distance < own;
            if (distance < rules.threshold() && (own == null || own < rules.threshold())) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "%s: as close to '%s' (%.2f) as two photos of one person are (below %.3f)%s; the two may be confused,"
                                + " or be the same person",
                        photo,
                        other.name(),
                        distance,
                        rules.threshold(),
                        nearerThanOwn
                                ? String.format(
                                        Locale.ROOT,
                                        ", closer than to the other photos of '%s' (%.2f)",
                                        person.name(),
                                        own)
                                : ""));
            } else if (nearerThanOwn) {
                doubts.add(String.format(
                        Locale.ROOT,
                        "%s: closer to '%s' (%.2f) than to the other photos of '%s' (%.2f); check that it shows '%s'",
                        photo,
                        other.name(),
                        distance,
                        person.name(),
                        own,
                        person.name()));
            }
        }
        if (own != null && own >= UNLIKE && doubts.isEmpty()) {
            doubts.add(String.format(
                    Locale.ROOT,
                    "%s: unlike the other photos of '%s' (%.2f; 96 of 100 pairs of one person are below %.2f); check that it"
                            + " shows '%s'",
                    photo,
                    person.name(),
                    own,
                    UNLIKE,
                    person.name()));
        }
        if (added.spread() != null && added.spread() > Spread.MOST) {
            doubts.add(
                    photo + ": moving the crop a little changes the face much; a clearer photo would be recognised more"
                            + " often");
        }
        return List.copyOf(doubts);
    }

    private static List<Template> otherTemplates(GalleryEntry entry, Template added) {
        return entry.templates().stream()
                .filter(template -> !template.id().equals(added.id()))
                .toList();
    }

    /** The distance to the nearest template that can be compared; null where there is none. */
    private static @Nullable Double nearest(List<Template> templates, Template probe) {
        return templates.stream()
                .filter(template -> template.model().equals(probe.model())
                        && template.crop().equals(probe.crop())
                        && template.embedding().length == probe.embedding().length)
                .map(template -> Embeddings.distance(template, probe))
                .min(Double::compare)
                .orElse(null);
    }

    private static long nextVersion(@Nullable GalleryEntry existing, long nowMillis) {
        return existing == null ? nowMillis : Math.max(existing.version() + 1, nowMillis);
    }

    /** Which of several faces was taken, and why that one. */
    private static String why(List<PhotoFace> faces, int taken) {
        double score = faces.get(taken).face().score();
        String which = width(faces, taken) + " pixels wide, around " + place(faces, taken);
        if (score < MainFace.SURE_SCORE) {
            return "the largest (" + which + "), though the detector is sure of none of them";
        }
        boolean largest = faces.stream()
                .allMatch(face -> face.face().box().area()
                        <= faces.get(taken).face().box().area());
        return String.format(
                Locale.ROOT,
                "%s (%s, %.0f %% sure)%s",
                largest ? "the largest" : "the largest of those that surely are faces",
                which,
                100 * score,
                largest ? "" : ", not a larger find that the detector doubts");
    }

    /** What is wrong with a photo: what would be wrong with a frame, and blur that a frame is still allowed. */
    private static List<Flaw> flaws(FaceQuality quality) {
        List<Flaw> flaws = new ArrayList<>(quality.flaws());
        if (quality.sharpness() < LEAST_SHARP_MARK && !flaws.contains(Flaw.BLURRED)) {
            flaws.add(Flaw.BLURRED);
        }
        return flaws;
    }

    private static String words(List<Flaw> flaws, Function<Flaw, String> word) {
        return flaws.stream().map(word).collect(Collectors.joining(", "));
    }

    private static FaceChoice refused(String message) {
        return new FaceChoice(-1, message, List.of());
    }

    private static long width(List<PhotoFace> faces, int i) {
        return Math.round(faces.get(i).face().box().width());
    }

    private static String place(List<PhotoFace> faces, int i) {
        var centre = faces.get(i).face().box().centre();
        return Math.round(centre.x()) + "," + Math.round(centre.y());
    }
}
