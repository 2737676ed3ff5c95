package dev.passerby.console.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The page's words: the same keys in each language, all of them used and none missing. */
class LanguagesTest {

    private static final Pattern VALUE = Pattern.compile("\\{\\w+}");
    private static final Pattern LITERAL = Pattern.compile("'([a-z]+(?:[.][\\w-]+)+|product|skip|navigation)'");
    private static final Pattern BUILT = Pattern.compile("\\btext\\(\\s*`([^`$]+)\\$\\{");
    private static final Pattern PLURAL = Pattern.compile("[.](one|other)$");

    private final Map<String, JsonNode> languages = languages();
    private final String scripts = PageFiles.read().stream()
            .filter(file -> file.path().endsWith(".js"))
            .map(file -> new String(file.bytes(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("\n"));

    @Test
    void thereAreAtLeastThree() {
        assertThat(languages).containsKeys("/languages/en.json", "/languages/de.json", "/languages/fr.json");
    }

    @Test
    void allHaveTheSameKeysAndValues() {
        JsonNode english = languages.get("/languages/en.json");
        languages.forEach((language, words) -> {
            assertThat(names(words)).as(language).isEqualTo(names(english));
            words.properties().forEach(word -> assertThat(values(word.getValue().asText()))
                    .as(language + " " + word.getKey())
                    .isEqualTo(values(english.get(word.getKey()).asText())));
        });
    }

    @Test
    void everyWordIsUsedAndEveryUsedWordIsThere() {
        Set<String> keys = names(languages.get("/languages/en.json")).stream()
                .map(key -> PLURAL.matcher(key).replaceAll(""))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> said =
                LITERAL.matcher(scripts).results().map(match -> match.group(1)).collect(Collectors.toSet());
        Set<String> beginnings =
                BUILT.matcher(scripts).results().map(match -> match.group(1)).collect(Collectors.toSet());
        Set<String> asked = Pattern.compile("\\btext\\(\\s*'([\\w.-]+)'")
                .matcher(scripts)
                .results()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(keys).containsAll(asked);
        assertThat(beginnings).allSatisfy(beginning -> assertThat(keys).anyMatch(key -> key.startsWith(beginning)));
        assertThat(keys).allSatisfy(key -> assertThat(
                        said.contains(key) || beginnings.stream().anyMatch(key::startsWith))
                .as(key)
                .isTrue());
    }

    private static Set<String> names(JsonNode words) {
        Set<String> names = new TreeSet<>();
        words.fieldNames().forEachRemaining(names::add);
        return names;
    }

    private static Set<String> values(String words) {
        return VALUE.matcher(words).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Map<String, JsonNode> languages() {
        Map<String, JsonNode> languages = new TreeMap<>();
        PageFiles.read().stream()
                .filter(file -> file.path().startsWith("/languages/"))
                .forEach(file -> {
                    try {
                        languages.put(file.path(), new ObjectMapper().readTree(file.bytes()));
                    } catch (java.io.IOException e) {
                        throw new java.io.UncheckedIOException(file.path() + " is no JSON", e);
                    }
                });
        return languages;
    }
}
