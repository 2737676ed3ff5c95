package dev.passerby.console.people;

import dev.passerby.client.topics.GalleryTable;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Refusal;
import dev.passerby.console.http.Throttle;
import dev.passerby.console.pictures.Pictures;
import dev.passerby.console.pictures.Upload;
import dev.passerby.console.pictures.UprightJpeg;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.photos.Photo;
import dev.passerby.vision.photos.PhotoEnrolment;
import dev.passerby.wire.gallery.Consent;
import dev.passerby.wire.gallery.GalleryEntry;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code POST /api/v1/people} and {@code …/photos}: enrols people from photos, which are kept only when that is asked for. */
public final class EnrolEndpoints implements Endpoints {

    private static final Duration RETURN = Duration.ofSeconds(5);
    private static final int KEPT_SIDE = 1_024;

    private final GalleryTable table;
    private final GalleryTopic topic;
    private final KeptPhotos kept;
    private final Pictures pictures;
    private final Throttle throttle;
    private final MatchingRules rules;

    /**
     * The endpoints.
     *
     * @param throttle how often a key may send pictures
     * @param rules when two pictures count as one person, to warn of resemblance
     */
    public EnrolEndpoints(
            GalleryTable table,
            GalleryTopic topic,
            KeptPhotos kept,
            Pictures pictures,
            Throttle throttle,
            MatchingRules rules) {
        this.table = table;
        this.topic = topic;
        this.kept = kept;
        this.pictures = pictures;
        this.throttle = throttle;
        this.rules = rules;
    }

    /** A person and what their photos leave to be desired. */
    record Enrolled(PersonShown person, List<String> warnings) {}

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post(PeopleEndpoints.PATH, this::enrol, Needs.ENROL);
        routes.post(PeopleEndpoints.PERSON + "/photos", this::addPhotos, Needs.ENROL);
    }

    private void enrol(Context context) {
        throttle.check(context);
        Upload upload = Upload.of(
                context, List.of("name", "threshold", "keepPhotos", "consentReference", "expiresAt"), List.of("photo"));
        String name = upload.required("name");
        Double threshold = threshold(upload.text("threshold"));
        Consent consent = Consents.of(upload.text("consentReference"), upload.text("expiresAt"));
        PeopleEndpoints.refuseTaken(table, name);
        Enrolled enrolled = pictures.look(vision -> {
            List<Photo> photos = photos(upload);
            PhotoEnrolment made = PhotoEnrolment.of(name, null, table.people(), photos, vision, rules);
            long version = made.entry().version();
            GalleryEntry entry = made.entry().withThreshold(threshold, version).withConsent(consent, version);
            synchronized (topic) {
                // Looked at again: the networks took their time.
                PeopleEndpoints.refuseTaken(table, name);
                write(entry);
            }
            return answer(entry, made, photos, upload);
        });
        context.status(HttpStatus.CREATED).json(enrolled);
    }

    private void addPhotos(Context context) {
        throttle.check(context);
        PeopleEndpoints.known(table, context);
        Upload upload = Upload.of(context, List.of("keepPhotos"), List.of("photo"));
        context.json(pictures.look(vision -> {
            List<Photo> photos = photos(upload);
            synchronized (topic) {
                GalleryEntry person = PeopleEndpoints.known(table, context);
                PhotoEnrolment made = PhotoEnrolment.of(person.name(), person, table.people(), photos, vision, rules);
                write(made.entry());
                return answer(made.entry(), made, photos, upload);
            }
        }));
    }

    private static List<Photo> photos(Upload upload) {
        return upload.files("photo").stream()
                .map(file -> new Photo(file.name(), file.bytes(), Pictures.DECODER))
                .toList();
    }

    private void write(GalleryEntry entry) {
        topic.put(entry);
        table.awaitVersion(entry, RETURN);
    }

    private Enrolled answer(GalleryEntry entry, PhotoEnrolment made, List<Photo> photos, Upload upload) {
        if (isYes(upload.text("keepPhotos"))) {
            for (int i = 0; i < photos.size(); i++) {
                kept.keep(
                        entry.personId(),
                        made.added().get(i).id(),
                        UprightJpeg.of(photos.get(i).picture(), KEPT_SIDE));
            }
        }
        return new Enrolled(PersonShown.of(entry, kept), made.warnings());
    }

    private static boolean isYes(@Nullable String text) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw Refusal.unusable("'keepPhotos' must be true or false");
    }

    private static @Nullable Double threshold(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            double threshold = Double.parseDouble(text);
            if (threshold > 0 && threshold <= 2) {
                return threshold;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw Refusal.unusable("'threshold' must be a distance above 0 and at most 2");
    }
}
