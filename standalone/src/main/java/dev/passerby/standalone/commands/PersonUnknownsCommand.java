package dev.passerby.standalone.commands;

import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.console.unknowns.UnknownPeople;
import dev.passerby.standalone.broker.BrokerConnection;
import dev.passerby.standalone.settings.Settings;
import dev.passerby.vision.strangers.Answers;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code passerby person unknowns}: the unknown people seen lately, to find the one who is to be named. */
@Command(
        name = "unknowns",
        description = "Lists the unknown people seen lately, the latest first.",
        mixinStandardHelpOptions = true)
final class PersonUnknownsCommand implements Callable<Integer> {

    @Mixin
    private final SettingsOptions options = new SettingsOptions();

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        Settings settings = options.settings();
        Duration kept = Duration.ofMillis(
                settings.pipeline(settings.bootstrapServers(), null).strangers().keepMillis());
        UnknownPeople seen = new UnknownPeople();
        List<Template> enrolled;
        try (BrokerConnection broker = BrokerConnection.open(settings)) {
            new EventTopic(broker.bootstrapServers(), settings.topics())
                    .read(Instant.now().minus(kept), false, () -> true, seen::add);
            enrolled = new GalleryTopic(broker.bootstrapServers(), settings.topics(), settings.safe())
                    .people().stream()
                            .map(GalleryEntry::templates)
                            .flatMap(List::stream)
                            .toList();
        }
        List<UnknownPeople.Person> people = seen.latestFirst().stream()
                .filter(person -> enrolled.stream().noneMatch(template -> Answers.isOf(person.id(), template)))
                .toList();
        Table table = new Table().row("ID", "LAST SEEN", "VISITS", "CAMERAS");
        people.forEach(person -> table.row(
                person.id(),
                person.lastSeen().truncatedTo(ChronoUnit.SECONDS).toString(),
                Integer.toString(person.visits()),
                String.join(", ", person.cameras())));
        Objects.requireNonNull(spec)
                .commandLine()
                .getOut()
                .println(
                        people.isEmpty()
                                ? "nobody unknown was seen lately"
                                : table.toString().stripTrailing());
        return CommandLineTool.done();
    }
}
