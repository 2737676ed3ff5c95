package dev.passerby.bridges.settings;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * A bridge to an MQTT broker.
 *
 * @param url {@code mqtt://host:port}, or {@code mqtts://host:port} with TLS
 * @param credentials where {@code user:password} is to be found; absent for a broker that asks for none
 * @param topicPrefix what every topic begins with
 * @param homeAssistant whether Home Assistant is told of the cameras
 * @param homeAssistantPrefix where Home Assistant looks for what it is told
 */
public record MqttSettings(
        URI url,
        @Nullable SecretReference credentials,
        String topicPrefix,
        boolean homeAssistant,
        String homeAssistantPrefix) {

    public boolean tls() {
        return "mqtts".equals(url.getScheme());
    }

    /** The port named, or the standard's. */
    public int port() {
        return url.getPort() > 0 ? url.getPort() : tls() ? 8883 : 1883;
    }
}
