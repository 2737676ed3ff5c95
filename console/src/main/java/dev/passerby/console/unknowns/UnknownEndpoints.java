package dev.passerby.console.unknowns;

import dev.passerby.client.topics.GalleryTable;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Fields;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Refusal;
import dev.passerby.console.http.Turns;
import dev.passerby.console.people.KeptPhotos;
import dev.passerby.console.people.PersonShown;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.vision.strangers.UnknownId;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import dev.passerby.wire.gallery.Template;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/unknowns}: lists unknown people, names, merges and ignores them. */
public final class UnknownEndpoints implements Endpoints {

    private static final String PATH = "/api/v1/unknowns";
    private static final String UNKNOWN = PATH + "/{unknown}";
    private static final Duration RETURN = Duration.ofSeconds(5);

    private final UnknownWatch watch;
    private final UnknownMarks marks;
    private final GalleryTable table;
    private final GalleryTopic topic;
    private final KeptPhotos photos;
    private final Turns turns;

    /**
     * The endpoints.
     *
     * @param turns for whatever waits for the job's answer
     */
    public UnknownEndpoints(
            UnknownWatch watch,
            UnknownMarks marks,
            GalleryTable table,
            GalleryTopic topic,
            KeptPhotos photos,
            Turns turns) {
        this.watch = watch;
        this.marks = marks;
        this.table = table;
        this.topic = topic;
        this.photos = photos;
        this.turns = turns;
    }

    /**
     * An unknown person as they are shown.
     *
     * @param id the id in events
     * @param firstSeen when first
     * @param lastSeen when last
     * @param visits how many tracks
     * @param cameras where, by id
     * @param ignored whether somebody said to ignore them
     * @param mergedInto whose other id this is; null for nobody's
     * @param crop the event beside which their face may be kept
     */
    public record UnknownShown(
            String id,
            Instant firstSeen,
            Instant lastSeen,
            int visits,
            SortedSet<String> cameras,
            boolean ignored,
            @Nullable String mergedInto,
            UnknownPeople.EventId crop) {}

    record Named(PersonShown person) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, context -> context.json(shown()), Needs.VIEW);
        routes.post(UNKNOWN + "/name", this::name, Needs.ENROL);
        routes.post(UNKNOWN + "/ignored", context -> ignore(context, true), Needs.ENROL);
        routes.delete(UNKNOWN + "/ignored", context -> ignore(context, false), Needs.ENROL);
        routes.post(UNKNOWN + "/merge", this::merge, Needs.ENROL);
    }

    /** The unknown people whom nobody has named yet, the latest seen first. */
    public List<UnknownShown> shown() {
        List<Template> enrolled = table.people().stream()
                .map(GalleryEntry::templates)
                .flatMap(List::stream)
                .toList();
        return watch.latestFirst().stream()
                .filter(person -> UnknownId.isOne(person.id()))
                .filter(person -> enrolled.stream().noneMatch(template -> Answers.isOf(person.id(), template)))
                .map(this::shown)
                .toList();
    }

    private UnknownShown shown(UnknownPeople.Person person) {
        return new UnknownShown(
                person.id(),
                person.firstSeen(),
                person.lastSeen(),
                person.visits(),
                person.cameras(),
                marks.isIgnored(person.id()),
                marks.mergedInto(person.id()),
                person.event());
    }

    private void ignore(Context context, boolean ignored) {
        String id = known(context.pathParam("unknown")).id();
        marks.ignore(id, ignored);
        context.json(known(id));
    }

    private void merge(Context context) {
        String id = known(context.pathParam("unknown")).id();
        String into = known(Fields.of(context, "into").required("into")).id();
        if (id.equals(into)) {
            throw Refusal.unusable("nobody can be merged into themselves");
        }
        marks.merge(id, into);
        context.json(known(id));
    }

    private void name(Context context) {
        UnknownShown unknown = known(context.pathParam("unknown"));
        String name = Fields.of(context, "name").required("name");
        String mergedInto = unknown.mergedInto();
        context.json(turns.take(() -> name(mergedInto == null ? unknown.id() : mergedInto, name)));
    }

    /** Enrols one and all who were merged into it; the job answers for each. */
    private Named name(String id, String name) {
        synchronized (topic) {
            GalleryEntry person = table.named(name).orElse(null);
            long known = person == null ? 0 : person.templates().size();
            for (String one : marks.with(id)) {
                GalleryEntry answer = topic.ask(Enrolment.asking(
                        person,
                        UUID.randomUUID().toString(),
                        name,
                        new MemoryRequest(MemoryRequest.Kind.TEMPLATES_OF_UNKNOWN, one),
                        System.currentTimeMillis()));
                // Of whom nothing was remembered and nothing known, the answer is a tombstone.
                person = answer.removed() ? null : answer;
            }
            if (person == null || person.templates().size() == known) {
                throw new Refusal(
                        HttpStatus.CONFLICT,
                        "the job does not remember " + id + ", or never saw that face well enough to enrol it");
            }
            topic.announce(person);
            table.awaitVersion(person, RETURN);
            marks.forget(marks.with(id));
            return new Named(PersonShown.of(person, photos));
        }
    }

    private UnknownShown known(String id) {
        return shown().stream()
                .filter(unknown -> unknown.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.unknown("unknown person", id));
    }
}
