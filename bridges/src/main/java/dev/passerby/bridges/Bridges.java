package dev.passerby.bridges;

import dev.passerby.bridges.mqtt.MqttBridge;
import dev.passerby.bridges.settings.BridgeSettings;
import dev.passerby.bridges.settings.WebhookSettings;
import dev.passerby.bridges.webhook.WebhookBridge;
import dev.passerby.wire.Topics;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** The bridges that are configured, at work until they are closed. */
public final class Bridges implements AutoCloseable {

    private final List<AutoCloseable> open = new ArrayList<>();

    private Bridges() {}

    /**
     * Starts every bridge of the settings. Neither the broker nor the other side needs to be there yet.
     *
     * @param environment where {@code env:NAME} secrets are looked up, each time they are used
     */
    public static Bridges start(
            BridgeSettings settings, String bootstrapServers, Topics topics, Map<String, String> environment) {
        Bridges bridges = new Bridges();
        try {
            if (settings.mqtt() != null) {
                bridges.open.add(MqttBridge.start(settings.mqtt(), bootstrapServers, topics, environment));
            }
            for (WebhookSettings webhook : settings.webhooks()) {
                bridges.open.add(WebhookBridge.start(webhook, bootstrapServers, topics, environment));
            }
            return bridges;
        } catch (RuntimeException e) {
            bridges.close();
            throw e;
        }
    }

    /** Stops them; what was not delivered is delivered after the next start. */
    @Override
    public void close() {
        Collections.reverse(open);
        for (AutoCloseable bridge : open) {
            try {
                bridge.close();
            } catch (Exception e) {
                throw new IllegalStateException("a bridge cannot be closed", e);
            }
        }
        open.clear();
    }
}
