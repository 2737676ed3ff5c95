package dev.passerby.standalone.broker;

import dev.passerby.standalone.OperationFailedException;
import dev.passerby.standalone.settings.Settings;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * The broker that a command talks to: the one that runs, or, when none does, this machine's own, started for as long as
 * the command takes. So cameras and people can be attached before the first {@code run}.
 */
public final class BrokerConnection implements AutoCloseable {

    private static final Duration CONNECT_PATIENCE = Duration.ofSeconds(2);

    private final String bootstrapServers;
    private final @Nullable EmbeddedBroker own;

    private BrokerConnection(String bootstrapServers, @Nullable EmbeddedBroker own) {
        this.bootstrapServers = bootstrapServers;
        this.own = own;
    }

    /** Connects to the running broker, or starts this machine's own. */
    public static BrokerConnection open(Settings settings) {
        if (answers(settings)) {
            return new BrokerConnection(settings.bootstrapServers(), null);
        }
        if (settings.brokers() != null) {
            throw new OperationFailedException("no broker answers at " + settings.bootstrapServers()
                    + "; start it, or name another with --broker HOST:PORT");
        }
        EmbeddedBroker broker =
                EmbeddedBroker.start(settings.brokerDirectory(), settings.brokerPort(), settings.maxFrameBytes());
        TopicLayout.create(
                broker.bootstrapServers(),
                settings.topics(),
                settings.cameraPartitions(),
                1,
                settings.maxFrameBytes(),
                settings.retention());
        return new BrokerConnection(broker.bootstrapServers(), broker);
    }

    /** Connects to a broker that must be running already. */
    public static BrokerConnection toRunning(Settings settings) {
        if (!answers(settings)) {
            throw new OperationFailedException("nothing answers at " + settings.bootstrapServers()
                    + "; start './passerby run' first, or name a broker with --broker HOST:PORT");
        }
        return new BrokerConnection(settings.bootstrapServers(), null);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() {
        if (own != null) {
            own.close();
        }
    }

    private static boolean answers(Settings settings) {
        for (String server : settings.bootstrapServers().split(",", -1)) {
            int colon = server.lastIndexOf(':');
            try (Socket socket = new Socket()) {
                socket.connect(
                        new InetSocketAddress(
                                server.substring(0, colon).strip(),
                                Integer.parseInt(server.substring(colon + 1).strip())),
                        Math.toIntExact(CONNECT_PATIENCE.toMillis()));
                return true;
            } catch (IOException e) {
                // Refused or silent: the next server may answer.
            }
        }
        return false;
    }
}
