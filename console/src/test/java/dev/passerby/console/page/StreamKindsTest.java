package dev.passerby.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The kinds of messages in the page's stream: those that the page listens to are those that the description names. */
class StreamKindsTest {

    @Test
    void thePageListensToEveryKindThatTheDescriptionNames() throws Exception {
        String page = PageFiles.read().stream()
                .filter(file -> file.path().equals("/script/connection/changes.js"))
                .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
                .findFirst()
                .orElseThrow();
        String stream = between(description(), "  /api/v1/stream:", "x-role:");
        assertThat(found("'([a-z-]+)',", between(page, "KINDS = [", "];")))
                .isEqualTo(found("`([a-z-]+)`", stream))
                .contains("cameras", "events-removed");
    }

    private static String description() throws IOException {
        String file = "/dev/passerby/console/description/openapi.yaml";
        try (InputStream in = StreamKindsTest.class.getResourceAsStream(file)) {
            assertThat(in).as(file).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String between(String text, String begin, String end) {
        int from = text.indexOf(begin);
        int to = text.indexOf(end, from);
        assertThat(from).as(begin).isNotNegative();
        assertThat(to).as(end).isNotNegative();
        return text.substring(from, to);
    }

    private static Set<String> found(String pattern, String text) {
        Set<String> kinds = new TreeSet<>();
        Pattern.compile(pattern).matcher(text).results().forEach(match -> kinds.add(match.group(1)));
        return kinds;
    }
}
