package dev.passerby.standalone.commands;

import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.broker.BrokerConnection;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.vision.strangers.UnknownId;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.MemoryRequest;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code passerby person name}: enrols somebody after the fact, from what the job remembers of an unknown person. */
@Command(
        name = "name",
        description = "Enrols an unknown person from what the running job remembers; for a known name, adds to it.",
        mixinStandardHelpOptions = true)
final class PersonNameCommand implements Callable<Integer> {

    @Parameters(index = "0", paramLabel = "UNKNOWN-ID", description = "As in events, such as unknown-1a2b3c4d.")
    private String unknownId = "";

    @Parameters(index = "1", paramLabel = "NAME", description = "What events will call the person.")
    private String name = "";

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        if (!UnknownId.isOne(unknownId)) {
            throw new BadInputException("an unknown person's id is like unknown-1a2b3c4d, got '" + unknownId
                    + "'; './passerby person unknowns' lists those seen lately");
        }
        Settings settings = options.settings();
        GalleryEntry person;
        try (BrokerConnection broker = BrokerConnection.toRunning(settings)) {
            GalleryTopic gallery = new GalleryTopic(broker.bootstrapServers(), settings.topics(), settings.safe());
            person = gallery.ask(asking(gallery));
            if (templates(person) == 0) {
                throw new OperationFailedException("the job does not remember " + unknownId
                        + ", or never saw that face well enough; './passerby person unknowns' lists those seen lately");
            }
            gallery.announce(person);
        }
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println("enrolled " + name + ": " + templates(person) + " template(s) of " + unknownId);
        return CommandLineTool.done();
    }

    private GalleryEntry asking(GalleryTopic gallery) {
        try {
            return Enrolment.asking(
                    gallery.person(name).orElse(null),
                    UUID.randomUUID().toString(),
                    name,
                    new MemoryRequest(MemoryRequest.Kind.TEMPLATES_OF_UNKNOWN, unknownId),
                    System.currentTimeMillis());
        } catch (IllegalArgumentException e) {
            throw new BadInputException(String.valueOf(e.getMessage()), e);
        }
    }

    private long templates(GalleryEntry person) {
        return person.templates().stream()
                .filter(template -> Answers.isOf(unknownId, template))
                .count();
    }
}
