package dev.passerby.deploy.containers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;

/**
 * A line of a container file.
 *
 * @param keyword in capitals, such as {@code COPY}
 * @param text what follows it, continued lines joined
 */
public record Instruction(String keyword, String text) {

    /** What follows, as words, or as the strings of a JSON list. */
    List<String> words() {
        if (!text.startsWith("[")) {
            return List.of(text.split("\\s+", -1));
        }
        try {
            return List.of(new ObjectMapper().readValue(text, String[].class));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(keyword + " must be a list of strings, got " + text, e);
        }
    }

    boolean isList() {
        return text.startsWith("[");
    }
}
