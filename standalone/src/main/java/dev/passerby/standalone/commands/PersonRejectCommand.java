package dev.passerby.standalone.commands;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.broker.BrokerConnection;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passerby person reject}: says that an event called somebody by a wrong name, and has the job remember the face. */
@Command(
        name = "reject",
        description = "Says that an event's face is not the person it was called; the face is not called so again.",
        mixinStandardHelpOptions = true)
final class PersonRejectCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "NAME", description = "Who it is not.")
    private String name = "";

    @Parameters(index = "1", paramLabel = "EVENT-ID", description = "The event's id, such as door-1-2-0/1.")
    private String eventId = "";

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (!eventId.matches(".+/\\d+")) {
            throw new BadInputException(
                    "an event's id is a track and a number, such as door-1-2-0/1, got '" + eventId + "'");
        }
        Settings settings = options.settings();
        GalleryEntry person;
        String track;
        try (BrokerConnection broker = BrokerConnection.toRunning(settings)) {
            GalleryTopic gallery = new GalleryTopic(broker.bootstrapServers(), settings.topics(), settings.safe());
            GalleryEntry known = gallery.person(name)
                    .orElseThrow(() -> new BadInputException(
                            "nobody called '" + name + "' is enrolled; './passerby person list' shows who is"));
            track = namedTrack(new EventTopic(broker.bootstrapServers(), settings.topics()), known);
            person = gallery.ask(Enrolment.asking(
                    known,
                    known.personId(),
                    name,
                    new MemoryRequest(MemoryRequest.Kind.NEGATIVE_OF_TRACK, track),
                    System.currentTimeMillis()));
            String negative = Answers.negativeId(track);
            if (person.negatives().stream().noneMatch(face -> face.id().equals(negative))) {
                throw new OperationFailedException("the job does not remember the face of " + track
                        + " any more; 'strangers.keep' says for how long it does after the last sight");
            }
            gallery.announce(person);
        }
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println("rejected: " + track + " is not " + name + ", who has "
                        + person.negatives().size() + " rejected face(s) now");
        return CommandLineTool.done();
    }

    /** The track that the event called by the person's name. */
    private String namedTrack(EventTopic topic, GalleryEntry person) {
        AtomicReference<CloudEvent> found = new AtomicReference<>();
        topic.read(Instant.EPOCH, false, () -> found.get() == null, event -> {
            if (event.id().equals(eventId)) {
                found.set(event);
            }
        });
        CloudEvent event = found.get();
        if (event == null) {
            throw new BadInputException(
                    "there is no event " + eventId + "; './passerby events --json' shows them with their ids");
        }
        JsonNode identity = event.data().path("identity");
        if (!identity.path("personId").asText().equals(person.personId())) {
            throw new BadInputException("event " + eventId + " names "
                    + (identity.hasNonNull("person") ? identity.path("person").asText() : "nobody") + ", not " + name);
        }
        return event.subject();
    }
}
