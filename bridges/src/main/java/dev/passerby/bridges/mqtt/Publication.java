package dev.passerby.bridges.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.wire.Json;
import java.nio.charset.StandardCharsets;

/**
 * Something to be said on a topic.
 *
 * @param text what is said; empty and retained takes back what was
 * @param retained whether whoever comes later is told too
 */
record Publication(String topic, String text, boolean retained) {

    static Publication state(String topic, String text) {
        return new Publication(topic, text, true);
    }

    static Publication state(String topic, JsonNode json) {
        return state(topic, Json.line(json));
    }

    static Publication news(String topic, JsonNode json) {
        return new Publication(topic, Json.line(json), false);
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
