package dev.passerby.console.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChosenSettingsTest {

    @TempDir
    Path folder;

    @Test
    void nobodyUnknownIsKeptUntilSomebodyDecidesOtherwise() {
        assertThat(ChosenSettings.open(folder).current().crops()).isEqualTo(CropChoice.NAMED);
    }

    @Test
    void whatWasChosenHoldsAfterARestart() {
        Choices chosen = new Choices(CropChoice.NAMED, false, new Choices.Retention(Duration.ofDays(2)));
        ChosenSettings.open(folder).choose(chosen);
        assertThat(ChosenSettings.open(folder).current()).isEqualTo(chosen);
    }

    @Test
    void cropsAreKeptForAMinuteAtLeastAndAYearAtMost() {
        assertThatThrownBy(() -> new Choices.Retention(Duration.ZERO))
                .hasMessage("'retention.crops' must be a duration from PT1M to P366D, got 'PT0S'");
        assertThatThrownBy(() -> new Choices.Retention(Duration.ofDays(400))).hasMessageContaining("P366D");
        assertThatThrownBy(() -> CropChoice.parse("some")).hasMessage("'crops' must be none, named or all, got 'some'");
    }
}
