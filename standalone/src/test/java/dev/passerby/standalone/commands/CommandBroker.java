package dev.passerby.standalone.commands;

import dev.passerby.client.keys.TemplateSafe;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.standalone.broker.EmbeddedBroker;
import dev.passerby.standalone.broker.TopicLayout;
import dev.passerby.wire.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** A broker with Passerby's topics on it, and a configuration of the same folder, for commands that are told of both. */
final class CommandBroker implements AutoCloseable {

    private static final int MAX_BYTES = 1 << 20;

    private final EmbeddedBroker broker;
    private final Path config;
    private final Path keys;

    private CommandBroker(EmbeddedBroker broker, Path config, Path keys) {
        this.broker = broker;
        this.config = config;
        this.keys = keys;
    }

    static CommandBroker start(Path folder) throws IOException {
        Path config = Files.writeString(folder.resolve("passerby.yaml"), "data-dir: '" + folder + "'\n");
        EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("broker"), 0, MAX_BYTES);
        TopicLayout.create(broker.bootstrapServers(), Topics.STANDARD, 2, 1, MAX_BYTES);
        return new CommandBroker(broker, config, folder.resolve("keys"));
    }

    Ran passerby(Object... arguments) {
        Object[] all = Arrays.copyOf(arguments, arguments.length + 4);
        all[arguments.length] = "--broker";
        all[arguments.length + 1] = broker.bootstrapServers();
        all[arguments.length + 2] = "--config";
        all[arguments.length + 3] = config;
        return Ran.passerby(all);
    }

    String bootstrapServers() {
        return broker.bootstrapServers();
    }

    /** Who is enrolled; what is sealed is opened with the keys of the configuration. */
    GalleryTopic gallery() {
        return new GalleryTopic(broker.bootstrapServers(), Topics.STANDARD, TemplateSafe.at(keys));
    }

    @Override
    public void close() {
        broker.close();
    }
}
