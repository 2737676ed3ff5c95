package dev.passerby.pipeline.strangers;

import dev.passerby.pipeline.recognition.Forgotten;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which subtasks have said that they forgot somebody, until all have. Not state: after a restart the gallery is read from its
 * beginning, and a question that was not answered is asked again.
 */
final class Forgetting {

    private record Question(String personId, long version, int subtasks) {}

    private final Map<Question, Set<Integer>> said = new HashMap<>();

    /** The answer, a removal of the version after the question's, once the last has said so; null before. */
    @Nullable
    GalleryEntry after(Forgotten word) {
        Question question = new Question(word.personId(), word.version(), word.subtasks());
        Set<Integer> subtasks = said.computeIfAbsent(question, unknown -> new HashSet<>());
        subtasks.add(word.subtask());
        if (subtasks.size() < word.subtasks()) {
            return null;
        }
        said.remove(question);
        return new GalleryEntry(word.personId(), GalleryEntry.REMOVED, word.version() + 1, true, List.of());
    }
}
