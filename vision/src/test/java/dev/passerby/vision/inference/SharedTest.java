package dev.passerby.vision.inference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedTest {

    private final List<String> happened = new ArrayList<>();

    private final Shared<String, AutoCloseable> shared = new Shared<>(key -> {
        if (key.isEmpty()) {
            throw new InferenceException("no name");
        }
        happened.add("open " + key);
        return () -> happened.add("close " + key);
    });

    @Test
    void the_first_opens_and_the_last_closes() {
        var first = shared.lease("a");
        var second = shared.lease("a");
        assertThat(second.value()).isSameAs(first.value());
        first.close();
        assertThat(happened).containsExactly("open a");
        second.close();
        assertThat(happened).containsExactly("open a", "close a");
    }

    @Test
    void closing_a_lease_twice_takes_nothing_from_others() {
        var first = shared.lease("a");
        var second = shared.lease("a");
        first.close();
        first.close();
        assertThat(happened).containsExactly("open a");
        second.close();
        assertThat(happened).endsWith("close a");
    }

    @Test
    void what_was_closed_is_opened_again() {
        shared.lease("a").close();
        shared.lease("a").close();
        assertThat(happened).containsExactly("open a", "close a", "open a", "close a");
    }

    @Test
    void different_keys_are_different_things() {
        var a = shared.lease("a");
        var b = shared.lease("b");
        assertThat(a.value()).isNotSameAs(b.value());
        b.close();
        assertThat(happened).containsExactly("open a", "open b", "close b");
        a.close();
    }

    @Test
    void a_failed_opening_leaves_nothing_behind() {
        assertThatThrownBy(() -> shared.lease("")).hasMessage("no name");
        assertThatThrownBy(() -> shared.lease("")).hasMessage("no name");
        assertThat(happened).isEmpty();
    }
}
