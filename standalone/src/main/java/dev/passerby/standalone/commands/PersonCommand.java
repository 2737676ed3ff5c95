package dev.passerby.standalone.commands;

import dev.passerby.client.erasure.Receipt;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.standalone.BadInputException;
import dev.passerby.standalone.broker.BrokerConnection;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.standalone.privacy.Privacy;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.photos.Photo;
import dev.passerby.vision.photos.PhotoEnrolment;
import dev.passerby.wire.gallery.GalleryEntry;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code passerby person}: enrols people from photos, lists and removes them, sets their thresholds; names strangers and takes
 * wrong names away.
 */
@Command(
        name = "person",
        description = "Enrols people from photos, lists and removes them, sets their thresholds;"
                + " names strangers and takes wrong names away.",
        mixinStandardHelpOptions = true,
        subcommands = {PersonNameCommand.class, PersonRejectCommand.class, PersonUnknownsCommand.class})
final class PersonCommand implements Runnable {

    /** The smallest face searched for in a photo, in pixels. */
    private static final double MIN_FACE = 20;

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public void run() {
        throw new ParameterException(
                commandLine(), "say what to do: person add, list, remove, threshold, name, reject or unknowns");
    }

    @Command(
            name = "add",
            description = "Enrols a person from one photo or several; for a known name, adds them.",
            mixinStandardHelpOptions = true)
    int add(
            @Parameters(paramLabel = "NAME", description = "What events will call the person.") String name,
            @Parameters(arity = "1..*", paramLabel = "PHOTO", description = "JPEG, PNG, WebP or BMP files.")
                    List<Path> photos,
            @Option(
                            names = "--threshold",
                            paramLabel = "D",
                            description =
                                    "The distance below which a face may be this person's, or 'standard'"
                                            + " (default: as before; for a new person the camera's, else 'matching.threshold').")
                    @Nullable
                    String threshold,
            @Mixin ConsentOptions consent,
            @Mixin SettingsOptions options) {
        Double own = threshold == null ? null : Threshold.parse(threshold);
        Settings settings = options.settings();
        photos.stream().filter(photo -> !Files.isReadable(photo)).findFirst().ifPresent(missing -> {
            throw new BadInputException(missing + ": cannot be read; does it exist?");
        });
        var unused = consent.over(null, ConsentOptions.now());
        PhotoEnrolment enrolment;
        GalleryEntry person;
        try (StillVision vision = StillVision.open(MIN_FACE);
                BrokerConnection broker = BrokerConnection.open(settings)) {
            GalleryTopic gallery = new GalleryTopic(broker.bootstrapServers(), settings.topics(), settings.safe());
            enrolment = PhotoEnrolment.of(
                    name,
                    gallery.person(name).orElse(null),
                    gallery.people(),
                    photos.stream().map(Photo::read).toList(),
                    vision.networks(),
                    settings.matching());
            GalleryEntry entry = enrolment.entry();
            person = (threshold == null ? entry : entry.withThreshold(own, entry.version()))
                    .withConsent(consent.over(entry.consent(), ConsentOptions.now()), entry.version());
            gallery.put(person);
        }
        enrolment.warnings().forEach(commandLine().getErr()::println);
        say("enrolled " + name + ": " + person.templates().size() + " photo(s)"
                + (person.threshold() == null ? "" : ", threshold " + person.threshold()));
        return CommandLineTool.done();
    }

    @Command(name = "list", description = "Lists the enrolled people.", mixinStandardHelpOptions = true)
    int list(@Mixin SettingsOptions options) {
        Settings settings = options.settings();
        try (BrokerConnection broker = BrokerConnection.open(settings)) {
            List<GalleryEntry> people =
                    new GalleryTopic(broker.bootstrapServers(), settings.topics(), settings.safe()).people();
            Table table = new Table().row("NAME", "PHOTOS", "THRESHOLD", "CONSENT", "EXPIRES", "CHANGED");
            people.forEach(person -> table.row(
                    person.name(),
                    Integer.toString(person.templates().size()),
                    Threshold.shown(person.threshold()),
                    ConsentOptions.reference(person.consent()),
                    ConsentOptions.end(person.consent()),
                    changed(person)));
            say(
                    people.isEmpty()
                            ? "nobody is enrolled; enrol someone with './passerby person add NAME PHOTO'"
                            : table.toString().stripTrailing());
        }
        return CommandLineTool.done();
    }

    @Command(
            name = "remove",
            description = "Erases a person, who is unknown from then on, and prints the receipt.",
            mixinStandardHelpOptions = true)
    int remove(@Parameters(paramLabel = "NAME") String name, @Mixin SettingsOptions options) {
        Settings settings = options.settings();
        Receipt receipt;
        try (BrokerConnection broker = BrokerConnection.open(settings)) {
            GalleryTopic gallery = new GalleryTopic(broker.bootstrapServers(), settings.topics(), settings.safe());
            receipt = Privacy.erasure(settings, broker.bootstrapServers()).erase(enrolled(name, gallery));
        }
        if (!receipt.forgottenByJob()) {
            commandLine()
                    .getErr()
                    .println("no running job has confirmed it; one that starts will not know " + name + " either");
        }
        say("removed " + name);
        say(new String(receipt.toJson(), StandardCharsets.UTF_8));
        return CommandLineTool.done();
    }

    @Command(
            name = "threshold",
            description = "Sets how near a face must be to be called this person, or takes the setting back.",
            mixinStandardHelpOptions = true)
    int threshold(
            @Parameters(paramLabel = "NAME") String name,
            @Parameters(paramLabel = "D|standard", description = "A distance above 0 and at most 2, or 'standard'.")
                    String threshold,
            @Mixin SettingsOptions options) {
        Double own = Threshold.parse(threshold);
        Settings settings = options.settings();
        try (BrokerConnection broker = BrokerConnection.open(settings)) {
            GalleryTopic gallery = new GalleryTopic(broker.bootstrapServers(), settings.topics(), settings.safe());
            gallery.put(Enrolment.withThreshold(enrolled(name, gallery), own, System.currentTimeMillis()));
        }
        say("threshold of " + name + ": " + Threshold.shown(own));
        return CommandLineTool.done();
    }

    private static GalleryEntry enrolled(String name, GalleryTopic gallery) {
        return gallery.person(name)
                .orElseThrow(() -> new BadInputException(
                        "nobody called '" + name + "' is enrolled; './passerby person list' shows who is"));
    }

    private static String changed(GalleryEntry person) {
        return Instant.ofEpochMilli(person.version())
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private void say(String text) {
        commandLine().getOut().println(text);
    }

    private picocli.CommandLine commandLine() {
        return Objects.requireNonNull(spec).commandLine();
    }
}
