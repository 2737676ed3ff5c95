package dev.passerby.benchmarks.identification;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One track searched in one gallery, and what became of it.
 *
 * @param person who it is
 * @param clip where it was seen
 * @param mate whether the person is enrolled
 * @param ending what was said in the end
 * @param wronglyNamed whose name it was given at any time although it is not theirs
 * @param timeToNameMillis from first sight to the right name; absent if that was never said
 * @param distance the mean distance to the nearest enrolled person in the end; absent if it was never compared
 */
public record Search(
        String person,
        String clip,
        boolean mate,
        Ending ending,
        Set<String> wronglyNamed,
        @Nullable Long timeToNameMillis,
        @Nullable Double distance) {

    public Search {
        wronglyNamed = Set.copyOf(wronglyNamed);
        if (ending == Ending.FLEETING && !wronglyNamed.isEmpty()) {
            throw new IllegalArgumentException("a track that had a wrong name counts, in " + clip);
        }
        if (ending == Ending.NAMED && !mate) {
            throw new IllegalArgumentException("nobody's track can be named rightly who is not enrolled: " + clip);
        }
    }

    /** The same as a track that is not counted: nothing was ever said of it. */
    public Search asFleeting() {
        return new Search(person, clip, mate, Ending.FLEETING, wronglyNamed, timeToNameMillis, distance);
    }

    /** Whether all is well: the right name in the end for who is enrolled, none for who is not, and never a wrong one. */
    public boolean isRight() {
        boolean wasToBeNamed = mate && ending != Ending.FLEETING;
        return wronglyNamed.isEmpty() && (!wasToBeNamed || ending == Ending.NAMED);
    }
}
