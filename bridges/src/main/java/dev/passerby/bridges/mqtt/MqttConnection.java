package dev.passerby.bridges.mqtt;

import dev.passerby.bridges.delivery.NotDelivered;
import dev.passerby.bridges.settings.MqttSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiConsumer;
import org.eclipse.paho.client.mqttv3.MqttClient;
import org.eclipse.paho.client.mqttv3.MqttConnectOptions;
import org.eclipse.paho.client.mqttv3.MqttException;
import org.eclipse.paho.client.mqttv3.persist.MemoryPersistence;
import org.jspecify.annotations.Nullable;

/**
 * A connection to an MQTT broker, made when it is needed and thrown away when anything fails: what was not acknowledged is
 * published again by whoever asked for it, so the client's own memory of it would only double it.
 */
final class MqttConnection implements AutoCloseable {

    static final String ONLINE = "online";
    static final String OFFLINE = "offline";

    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int KEEP_ALIVE_SECONDS = 15;
    private static final int AT_LEAST_ONCE = 1;

    private final MqttSettings settings;
    private final Map<String, String> environment;
    private final String availability;
    /** One name for all connections of this bridge: a broker drops the former when it sees the next. */
    private final String clientId = "passerby-" + UUID.randomUUID();

    private @Nullable MqttClient client;

    /**
     * A connection not made yet.
     *
     * @param availability the topic that says whether the bridge is there
     */
    MqttConnection(MqttSettings settings, String availability, Map<String, String> environment) {
        this.settings = settings;
        this.availability = availability;
        this.environment = environment;
    }

    boolean isUp() {
        return client != null && client.isConnected();
    }

    /** Connects; from then on the broker says {@value #OFFLINE} for the bridge when it is gone. */
    void open() throws NotDelivered {
        drop();
        MqttConnectOptions options = options();
        try {
            MqttClient opened = new MqttClient(
                    (settings.tls() ? "ssl://" : "tcp://") + settings.url().getHost() + ":" + settings.port(),
                    clientId,
                    new MemoryPersistence());
            client = opened;
            opened.setTimeToWait(PATIENCE.toMillis());
            opened.connect(options);
        } catch (MqttException e) {
            throw failed(e);
        }
    }

    /** Publishes; returns when the broker has acknowledged it. */
    void publish(Publication publication) throws NotDelivered {
        if (client == null) {
            throw new NotDelivered("not connected");
        }
        try {
            client.publish(publication.topic(), publication.bytes(), AT_LEAST_ONCE, publication.retained());
        } catch (MqttException e) {
            throw failed(e);
        }
    }

    /** Calls the listener with topic and text of what the broker retains under the filter. */
    void listen(String filter, BiConsumer<String, String> listener) throws NotDelivered {
        if (client == null) {
            throw new NotDelivered("not connected");
        }
        try {
            client.subscribe(
                    filter,
                    AT_LEAST_ONCE,
                    (topic, message) ->
                            listener.accept(topic, new String(message.getPayload(), StandardCharsets.UTF_8)));
        } catch (MqttException e) {
            throw failed(e);
        }
    }

    /** Says that the bridge goes, and disconnects. */
    @Override
    public void close() {
        if (client != null && client.isConnected()) {
            try {
                client.publish(availability, OFFLINE.getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE, true);
                client.disconnect(PATIENCE.toMillis());
            } catch (MqttException e) {
                // The last will says it instead.
            }
        }
        drop();
    }

    private NotDelivered failed(MqttException e) {
        drop();
        Throwable cause = e.getCause() == null ? e : e.getCause();
        return new NotDelivered(e.getMessage() + (cause.equals(e) ? "" : ": " + cause.getMessage()));
    }

    private void drop() {
        MqttClient old = client;
        client = null;
        if (old == null) {
            return;
        }
        try {
            if (old.isConnected()) {
                old.disconnectForcibly(0, 1, false);
            }
        } catch (MqttException e) {
            // It is thrown away whatever state it is in.
        }
        try {
            old.close(true);
        } catch (MqttException e) {
            // As above.
        }
    }

    private MqttConnectOptions options() throws NotDelivered {
        MqttConnectOptions options = new MqttConnectOptions();
        options.setCleanSession(true);
        options.setAutomaticReconnect(false);
        options.setConnectionTimeout(Math.toIntExact(PATIENCE.toSeconds()));
        options.setKeepAliveInterval(KEEP_ALIVE_SECONDS);
        options.setWill(availability, OFFLINE.getBytes(StandardCharsets.UTF_8), AT_LEAST_ONCE, true);
        if (settings.credentials() == null) {
            return options;
        }
        try {
            String userAndPassword = settings.credentials().resolve(environment);
            int colon = userAndPassword.indexOf(':');
            if (colon < 1) {
                throw new IOException("its content must be user:password");
            }
            options.setUserName(userAndPassword.substring(0, colon));
            options.setPassword(userAndPassword.substring(colon + 1).toCharArray());
            return options;
        } catch (IOException e) {
            throw new NotDelivered("credentials '" + settings.credentials().text() + "': " + e.getMessage());
        }
    }
}
