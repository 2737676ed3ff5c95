package dev.passerby.console.unknowns;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnknownMarksTest {

    @TempDir
    Path folder;

    @Test
    void whatWasDecidedHoldsAfterARestart() {
        UnknownMarks marks = UnknownMarks.open(folder);
        marks.ignore("unknown-1", true);
        marks.ignore("unknown-2", true);
        marks.ignore("unknown-2", false);
        marks.merge("unknown-3", "unknown-4");

        UnknownMarks again = UnknownMarks.open(folder);
        assertThat(again.isIgnored("unknown-1")).isTrue();
        assertThat(again.isIgnored("unknown-2")).isFalse();
        assertThat(again.mergedInto("unknown-3")).isEqualTo("unknown-4");
        assertThat(again.mergedInto("unknown-4")).isNull();
    }

    @Test
    void mergingTwiceLeadsToOneEndAndNeverInACircle() {
        UnknownMarks marks = UnknownMarks.open(folder);
        marks.merge("a", "b");
        marks.merge("b", "c");
        assertThat(marks.mergedInto("a")).isEqualTo("c");
        assertThat(marks.with("c")).containsExactlyInAnyOrder("a", "b", "c");

        marks.merge("c", "a");
        assertThat(marks.mergedInto("c")).isNull();
        assertThat(marks.with("c")).containsExactlyInAnyOrder("a", "b", "c");
    }

    @Test
    void whoGotANameIsForgotten() {
        UnknownMarks marks = UnknownMarks.open(folder);
        marks.merge("a", "b");
        marks.ignore("b", true);
        marks.forget(Set.of("a", "b"));
        assertThat(marks.with("b")).containsExactly("b");
        assertThat(marks.isIgnored("b")).isFalse();
    }

    @Test
    void aFileThatHoldsSomethingElseIsNamedWithTheRemedy() throws Exception {
        Files.writeString(folder.resolve("unknowns.json"), "[{]");
        assertThatThrownBy(() -> UnknownMarks.open(folder))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("unknowns.json")
                .hasMessageContaining("delete it");
    }
}
