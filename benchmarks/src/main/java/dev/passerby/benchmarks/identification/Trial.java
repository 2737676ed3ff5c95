package dev.passerby.benchmarks.identification;

import java.util.List;

/**
 * One choice of enrolment: everybody but the stranger, each by one photo.
 *
 * @param stranger who is not enrolled
 * @param enrolled one photo for each of the others who has one, in the order of their names
 */
public record Trial(String stranger, List<Still> enrolled) {

    public Trial {
        enrolled = List.copyOf(enrolled);
    }

    /** Whether a person can be named rightly. */
    public boolean enrols(String person) {
        return enrolled.stream().anyMatch(still -> still.person().equals(person));
    }

    /**
     * Whether a clip is searched: not the one its own person is enrolled from, and not one of a person who is neither enrolled
     * nor the stranger.
     */
    public boolean searches(String person, String clip) {
        return person.equals(stranger)
                || enrolled.stream().anyMatch(still -> still.person().equals(person) && !clip.equals(still.clip()));
    }
}
