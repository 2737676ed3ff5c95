package dev.passerby.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopicsTest {

    @Test
    void theStandardNamesAreThosePublished() {
        Topics topics = Topics.STANDARD;
        assertThat(new String[] {
                    topics.frames(),
                    topics.cameras(),
                    topics.gallery(),
                    topics.events(),
                    topics.cameraStatus(),
                    topics.deadLetters(),
                    topics.frameCounts(),
                    topics.sightings()
                })
                .containsExactly(
                        "passerby.frames",
                        "passerby.cameras",
                        "passerby.gallery",
                        "passerby.events",
                        "passerby.camera-status",
                        "passerby.dead-letters",
                        "passerby.frame-counts",
                        "passerby.sightings");
    }

    @Test
    void anotherPrefixMovesEveryTopic() {
        assertThat(new Topics("site.north").deadLetters()).isEqualTo("site.north.dead-letters");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "straße", "a/b"})
    void aPrefixThatKafkaWouldRefuseIsRefused(String prefix) {
        assertThatThrownBy(() -> new Topics(prefix))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'topics.prefix' must be 1 to 100 letters, digits, '.', '_' or '-', got '" + prefix + "'");
    }
}
