package dev.passerby.bridges.settings;

import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.EventType;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All bridges.
 *
 * @param mqtt the one to an MQTT broker; absent where none is set
 * @param webhooks the receivers over HTTP
 */
public record BridgeSettings(@Nullable MqttSettings mqtt, List<WebhookSettings> webhooks) {

    /** What the keys of bridges begin with. */
    public static final String PREFIX = "bridges.";

    private static final String HIDDEN = "(set)";

    public static final BridgeSettings NONE = new BridgeSettings(null, List.of());

    public BridgeSettings {
        webhooks = List.copyOf(webhooks);
    }

    /**
     * Reads the keys {@code bridges.mqtt.…} and {@code bridges.webhooks.NAME.…}; a list is its entries with commas between.
     *
     * @throws InvalidBridgesException naming every problem, unknown keys among them
     */
    public static BridgeSettings read(Map<String, String> settings) throws InvalidBridgesException {
        Keys keys = new Keys(settings);
        MqttSettings mqtt = keys.under("mqtt") ? mqtt(keys) : null;
        List<WebhookSettings> webhooks = new ArrayList<>();
        for (String name : keys.webhooks()) {
            WebhookSettings webhook = webhook(name, keys);
            if (webhook != null) {
                webhooks.add(webhook);
            }
        }
        keys.check();
        return new BridgeSettings(mqtt, webhooks);
    }

    /**
     * What is set, by the same keys, for whoever may see the settings: of addresses no path, which may be a secret, and of
     * secrets only that there is one.
     */
    public Map<String, String> shown() {
        Map<String, String> shown = new TreeMap<>();
        if (mqtt != null) {
            shown.put(PREFIX + "mqtt.url", place(mqtt.url()));
            shown.put(PREFIX + "mqtt.credentials", mqtt.credentials() == null ? "" : HIDDEN);
            shown.put(
                    PREFIX + "mqtt.certificates",
                    mqtt.certificates() == null ? "" : mqtt.certificates().toString());
            shown.put(PREFIX + "mqtt.topic-prefix", mqtt.topicPrefix());
            shown.put(PREFIX + "mqtt.home-assistant", Boolean.toString(mqtt.homeAssistant()));
            shown.put(PREFIX + "mqtt.home-assistant-prefix", mqtt.homeAssistantPrefix());
        }
        webhooks.forEach(webhook -> {
            String key = PREFIX + "webhooks." + webhook.name();
            shown.put(key + ".url", place(webhook.url()));
            shown.put(key + ".secret", webhook.secret() == null ? "" : HIDDEN);
            shown.put(key + ".cameras", String.join(",", new TreeSet<>(webhook.cameras())));
            shown.put(key + ".people", String.join(",", new TreeSet<>(webhook.people())));
            shown.put(
                    key + ".types",
                    webhook.types().stream().map(EventType::text).sorted().collect(Collectors.joining(",")));
        });
        return shown;
    }

    private static String place(URI url) {
        return url.getScheme() + "://" + url.getHost() + (url.getPort() < 0 ? "" : ":" + url.getPort());
    }

    private static @Nullable MqttSettings mqtt(Keys keys) {
        URI url = keys.url("mqtt.url", "mqtt://host:port or mqtts://host:port", Set.of("mqtt", "mqtts"));
        SecretReference credentials = keys.secret("mqtt.credentials");
        Path certificates = keys.file("mqtt.certificates");
        String prefix = keys.topic("mqtt.topic-prefix", "passerby");
        boolean homeAssistant = keys.yes("mqtt.home-assistant", true);
        String homeAssistantPrefix = keys.topic("mqtt.home-assistant-prefix", "homeassistant");
        return url == null
                ? null
                : new MqttSettings(url, credentials, certificates, prefix, homeAssistant, homeAssistantPrefix);
    }

    private static @Nullable WebhookSettings webhook(String name, Keys keys) {
        String key = "webhooks." + name;
        if (!name.matches("[a-zA-Z0-9_-]{1,64}")) {
            keys.problems.add("a webhook's name must be 1 to 64 letters, digits, '-' or '_', got '" + name + "'");
        }
        URI url = keys.url(key + ".url", "https://host/path or http://host/path", Set.of("http", "https"));
        SecretReference secret = keys.secret(key + ".secret");
        Set<String> cameras = keys.list(key + ".cameras");
        Set<String> people = keys.list(key + ".people");
        Set<EventType> types = keys.types(key + ".types");
        return url == null ? null : new WebhookSettings(name, url, secret, cameras, people, types);
    }

    /** The keys not asked for yet, and what was wrong with those that were. */
    private static final class Keys {

        private final TreeMap<String, String> rest = new TreeMap<>();
        private final List<String> problems = new ArrayList<>();

        Keys(Map<String, String> settings) {
            settings.forEach((key, value) -> {
                if (key.startsWith(PREFIX)) {
                    rest.put(key.substring(PREFIX.length()), value.strip());
                }
            });
        }

        boolean under(String group) {
            return rest.keySet().stream().anyMatch(key -> key.startsWith(group + "."));
        }

        Set<String> webhooks() {
            Set<String> names = new TreeSet<>();
            for (String key : rest.keySet()) {
                int dot = key.lastIndexOf('.');
                if (key.startsWith("webhooks.") && dot > "webhooks.".length()) {
                    names.add(key.substring("webhooks.".length(), dot));
                }
            }
            return names;
        }

        @Nullable
        URI url(String key, String form, Set<String> schemes) {
            String text = rest.remove(key);
            URI url = text == null ? null : parse(text);
            if (url == null || !schemes.contains(url.getScheme()) || url.getHost() == null || url.getPort() > 65_535) {
                // Not repeated: what was put there may hold a password.
                problems.add("'" + PREFIX + key + "' must be " + form);
                return null;
            }
            if (url.getUserInfo() != null) {
                problems.add("'" + PREFIX + key + "' must not hold user and password; name a reference instead");
                return null;
            }
            return url;
        }

        private static @Nullable URI parse(String text) {
            try {
                return URI.create(text);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }

        @Nullable
        SecretReference secret(String key) {
            String text = rest.remove(key);
            if (text == null) {
                return null;
            }
            if (!SecretReference.isReference(text)) {
                problems.add("'" + PREFIX + key + "' must be a reference, env:NAME or file:PATH");
                return null;
            }
            return new SecretReference(text);
        }

        @Nullable
        Path file(String key) {
            String text = rest.remove(key);
            return text == null || text.isEmpty() ? null : Path.of(text);
        }

        String topic(String key, String standard) {
            String text = rest.remove(key);
            if (text == null) {
                return standard;
            }
            if (!text.matches("[^/+#$\\p{Cc}][^+#\\p{Cc}]*(?<!/)")) {
                problems.add("'" + PREFIX + key + "' must be an MQTT topic without '+' and '#', got '" + text + "'");
            }
            return text;
        }

        boolean yes(String key, boolean standard) {
            String text = rest.remove(key);
            if (text != null && !text.equals("true") && !text.equals("false")) {
                problems.add("'" + PREFIX + key + "' must be true or false, got '" + text + "'");
            }
            return text == null ? standard : text.equals("true");
        }

        Set<String> list(String key) {
            Set<String> entries = new LinkedHashSet<>();
            for (String entry : rest.getOrDefault(key, "").split(",", -1)) {
                if (!entry.isBlank()) {
                    entries.add(entry.strip());
                }
            }
            rest.remove(key);
            return entries;
        }

        Set<EventType> types(String key) {
            Set<EventType> types = new LinkedHashSet<>();
            for (String text : list(key)) {
                try {
                    types.add(EventType.of(text));
                } catch (WireFormatException e) {
                    problems.add("'" + PREFIX + key + "' must list types of events such as face.recognized, got '"
                            + text + "'");
                }
            }
            return types;
        }

        void check() throws InvalidBridgesException {
            rest.keySet().forEach(key -> problems.add("'" + PREFIX + key + "' is no setting"));
            if (!problems.isEmpty()) {
                throw new InvalidBridgesException(problems);
            }
        }
    }
}
