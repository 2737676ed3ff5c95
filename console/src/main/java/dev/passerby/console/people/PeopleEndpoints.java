package dev.passerby.console.people;

import dev.passerby.client.topics.GalleryTable;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Fields;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Refusal;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.wire.gallery.Consent;
import dev.passerby.wire.gallery.GalleryEntry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;

/** {@code /api/v1/people}: lists, renames and erases people, and shows their kept photos. */
public final class PeopleEndpoints implements Endpoints {

    static final String PATH = "/api/v1/people";
    static final String PERSON = PATH + "/{person}";

    /** More people than fit on a page would make a table nobody reads. */
    private static final int MOST_COMPARED = 200;

    private static final Duration RETURN = Duration.ofSeconds(5);

    private final GalleryTable table;
    private final GalleryTopic topic;
    private final KeptPhotos photos;
    private final Erasure erasure;

    public PeopleEndpoints(GalleryTable table, GalleryTopic topic, KeptPhotos photos, Erasure erasure) {
        this.table = table;
        this.topic = topic;
        this.photos = photos;
        this.erasure = erasure;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list, Needs.VIEW);
        routes.get(PATH + "/distances", this::distances, Needs.VIEW);
        routes.patch(PERSON, this::change, Needs.ENROL);
        routes.delete(PERSON, this::erase, Needs.ADMIN);
        routes.get(PERSON + "/photos/{template}", this::photo, Needs.VIEW);
    }

    private void list(Context context) {
        context.json(table.people().stream()
                .map(person -> PersonShown.of(person, photos))
                .toList());
    }

    private void distances(Context context) {
        List<GalleryEntry> people = table.people();
        context.json(Distances.of(people.subList(Math.max(0, people.size() - MOST_COMPARED), people.size())));
    }

    private void change(Context context) {
        Fields wanted = Fields.of(context, "name", "threshold", "consent");
        String name = wanted.text("name");
        synchronized (topic) {
            GalleryEntry person = known(table, context);
            if (name != null && !name.equals(person.name())) {
                refuseTaken(table, name);
                person = Enrolment.renamed(person, name, System.currentTimeMillis());
            }
            if (wanted.has("threshold")) {
                person = Enrolment.withThreshold(person, wanted.number("threshold"), System.currentTimeMillis());
            }
            if (wanted.has("consent")) {
                Consent consent = Consents.of(wanted.object("consent", "reference", "expiresAt"));
                person = person.withConsent(consent, Math.max(person.version() + 1, System.currentTimeMillis()));
            }
            topic.put(person);
            table.awaitVersion(person, RETURN);
            context.json(PersonShown.of(person, photos));
        }
    }

    private void erase(Context context) {
        synchronized (topic) {
            context.json(erasure.erase(known(table, context)));
        }
    }

    private void photo(Context context) {
        GalleryEntry person = known(table, context);
        String template = context.pathParam("template");
        byte[] jpeg = photos.read(person.personId(), template)
                .orElseThrow(() -> new Refusal(HttpStatus.NOT_FOUND, "this template's photo was not kept"));
        context.contentType("image/jpeg").result(jpeg);
    }

    static GalleryEntry known(GalleryTable table, Context context) {
        String id = context.pathParam("person");
        return table.person(id).orElseThrow(() -> Refusal.unknown("person", id));
    }

    /** Two people of one name could not be told apart in events. */
    static void refuseTaken(GalleryTable table, String name) {
        if (table.named(name).isPresent()) {
            throw new Refusal(
                    HttpStatus.CONFLICT,
                    "somebody called '" + name
                            + "' is enrolled already; add photos to that person, or use another name");
        }
    }
}
