package dev.passerby.vision.strangers;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What the memory adds to a gallery entry that asks it: the views of a stranger as templates, or a track's face as a negative.
 *
 * <p>The same memory gives the same answer, in the version after the asking one, so that answering again changes nothing. What is
 * not remembered is answered by the entry as it was, without the request; a person of whom nothing is known then is removed.
 */
public final class Answers {

    private static final int TEMPLATE_ID_LENGTH = 16;

    private Answers() {}

    /** The entry's next version, which asks for nothing. */
    public static GalleryEntry to(GalleryEntry asking, Strangers memory, StrangerRules rules) {
        MemoryRequest request = Objects.requireNonNull(asking.request());
        return switch (request.kind()) {
            case TEMPLATES_OF_UNKNOWN -> withTemplates(asking, request.id(), memory, rules);
            case NEGATIVE_OF_TRACK -> withNegative(asking, request.id(), memory);
            case FORGET -> throw new IllegalArgumentException("the memory is not what says that a person is forgotten");
        };
    }

    /**
     * The memory without the strangers whose templates are in this entry, for they have a name; of a person who was removed,
     * without the tracks that had the name.
     */
    public static Strangers retire(GalleryEntry entry, Strangers memory) {
        if (entry.removed()) {
            return memory.withoutTracksOf(entry.personId());
        }
        return memory.without(memory.strangers().stream()
                .filter(stranger -> entry.templates().stream().anyMatch(template -> isOf(stranger.id(), template)))
                .toList());
    }

    /** Whether a template was made of this unknown person. */
    public static boolean isOf(String unknownId, Template template) {
        if (!template.id().startsWith(UnknownId.firstDigits(unknownId))) {
            return false;
        }
        for (int number = 0; number < StrangerRules.STANDARD.exemplarsKept(); number++) {
            if (template.id().equals(templateId(unknownId, number))) {
                return true;
            }
        }
        return false;
    }

    /** The id of the negative that a track's face becomes. */
    public static String negativeId(String trackId) {
        return UnknownId.sha256(trackId + "/negative").substring(0, TEMPLATE_ID_LENGTH);
    }

    private static GalleryEntry withTemplates(
            GalleryEntry asking, String unknownId, Strangers memory, StrangerRules rules) {
        List<Template> views = views(unknownId, memory, rules);
        if (views.isEmpty()) {
            return unanswered(asking);
        }
        // Of a face that is the person and was said not to be, the newer word holds.
        List<Template> negatives = asking.negatives().stream()
                .filter(negative -> views.stream().noneMatch(view -> isAlike(view, negative, rules)))
                .toList();
        return asking.withNegatives(negatives, asking.version())
                .withTemplates(together(asking.templates(), views), asking.version() + 1);
    }

    /** A stranger's trusted views; a poor one must not name anybody. */
    private static List<Template> views(String unknownId, Strangers memory, StrangerRules rules) {
        List<TrackTemplate> trusted = memory.stranger(unknownId).map(Stranger::exemplars).orElse(List.of()).stream()
                .map(Exemplar::template)
                .filter(rules::trust)
                .toList();
        List<Template> views = new ArrayList<>();
        for (TrackTemplate view : trusted) {
            views.add(template(templateId(unknownId, views.size()), view));
        }
        return views;
    }

    private static GalleryEntry withNegative(GalleryEntry asking, String trackId, Strangers memory) {
        TrackTemplate face = memory.track(trackId).map(SeenTrack::named).orElse(null);
        if (face == null) {
            return unanswered(asking);
        }
        return asking.withNegatives(
                together(asking.negatives(), List.of(template(negativeId(trackId), face))), asking.version() + 1);
    }

    /** The entry's next version, which asks for nothing and has nothing more than before. */
    public static GalleryEntry unanswered(GalleryEntry asking) {
        return asking.templates().isEmpty()
                ? asking.removal(asking.version() + 1)
                : asking.withTemplates(asking.templates(), asking.version() + 1);
    }

    private static boolean isAlike(Template view, Template negative, StrangerRules rules) {
        return view.model().equals(negative.model())
                && view.crop().equals(negative.crop())
                && Embeddings.distance(view.embedding(), negative.embedding()) < rules.linkDistance();
    }

    /** The known templates and the new; one of the same id takes the other's place. */
    private static List<Template> together(List<Template> known, List<Template> added) {
        List<Template> all = new ArrayList<>(known);
        all.removeIf(old -> added.stream().anyMatch(one -> one.id().equals(old.id())));
        all.addAll(added);
        return all;
    }

    private static Template template(String id, TrackTemplate face) {
        return new Template(id, face.model(), face.crop(), face.quality(), face.embedding());
    }

    /** The stranger's first digits, so that it is found by them, and those of a hash that nobody else's has. */
    private static String templateId(String unknownId, int number) {
        String first = UnknownId.firstDigits(unknownId);
        return first + UnknownId.sha256(unknownId + '/' + number).substring(0, TEMPLATE_ID_LENGTH - first.length());
    }
}
