package dev.passerby.simulator.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Scripts that cannot be meant: one line that names the script's line, the mistake and the remedy. */
class ScriptMistakesTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "silent|a step begins with 'at', 'from' or 'every' and a time, got 'silent'",
                "at ten silent for 5s|'at' must be given a time such as 500ms, 1.5s, 2m or 1h, got 'ten'",
                "at 10 silent for 5s|'at' must be given a time such as 500ms, 1.5s, 2m or 1h, got '10'",
                "at -1s silent for 5s|'at' must be given a time such as 500ms, 1.5s, 2m or 1h, got '-1s'",
                "every 0s close|'every' must be given a time above 0, got '0s'",
                "at 1s silent|'silent' lasts; say how long, as in 'for 5s', or write 'from'",
                "every 5s drip|'drip' lasts; say how long, as in 'for 5s', or write 'from'",
                "at 1s silent for 0s|'for' must be given a time above 0, got '0s'",
                "every 3s silent for 3s|'silent' must end before it comes again; lengthen 'every'",
                "from 1s silent for 5s|'silent' after 'from' has no end; write 'at' in place of 'from'",
                "from 1s stall 5s|'stall' after 'from' has no end; write 'at' in place of 'from'",
                "from 1s clip next|'clip' happens at a moment; write 'at TIME' or 'every TIME', without 'for'",
                "at 1s clip next for 5s|'clip' happens at a moment; write 'at TIME' or 'every TIME', without 'for'",
                "at 1s clip|'clip' must be given a file, a clip's number or 'next', got nothing",
                "from 1s loss 2|'loss' must be given a percentage above 0 and up to 100, such as 2%, got '2'",
                "from 1s loss 0%|'loss' must be given a percentage above 0 and up to 100, such as 2%, got '0%'",
                "from 1s loss 101%|'loss' must be given a percentage above 0 and up to 100, such as 2%, got '101%'",
                "from 1s clock 5s|'clock' must be given a time with its sign, such as +1h or -90s, got '5s'",
                "at 1s timestamps-jump +0s|'timestamps-jump' must be given a time above 0, got '0s'",
                "from 1s redirect|'redirect' must be given an address such as rtsp://127.0.0.1:8554/other, got ''",
                "from 1s 401 please|'please' is not understood where the step could end; leave it out",
                "at 1s clip \"a b|a double quote has no partner; quote whole words, such as \"my clip.mkv\"",
                "a b: at 1s close|a step begins with 'at', 'from' or 'every' and a time, got 'a'",
                "häuser: at 1s close|before ':' stands a camera's name, or one with '*', got 'häuser'",
            })
    void aMistakeIsSaidWithItsRemedy(String line, String message) {
        assertThatThrownBy(() -> Script.parse("from 0s loss 1%\n\n" + line))
                .isInstanceOf(ScriptException.class)
                .hasMessage("line 3: " + message);
    }

    @Test
    void anUnknownFaultIsAnsweredWithAllThereAre() {
        assertThatThrownBy(() -> Script.parse("from 1s slient"))
                .hasMessageStartingWith("line 1: 'slient' is no fault; they are silent, stall, drip, ")
                .hasMessageEndingWith(", timestamps-wrap, clip");
    }

    @Test
    void aMomentWithoutATimeIsNoStep() {
        assertThatThrownBy(() -> Script.parseStep("clip next"))
                .hasMessage("'clip' happens at a moment; write 'at TIME' or 'every TIME', without 'for'");
    }

    @ParameterizedTest
    @EnumSource(FaultWord.class)
    void everyWordIsDocumented(FaultWord word) throws Exception {
        assertThat(Files.readString(Path.of("../docs/simulator.md")))
                .contains("| `" + word.form().replace("|", "\\|") + "` |");
    }
}
