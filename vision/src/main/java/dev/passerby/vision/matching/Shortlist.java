package dev.passerby.vision.matching;

import java.util.List;

/**
 * Who may be near a probe, without a look at everybody: likely the nearest people, but nobody can rely on it. For galleries so
 * large that the exact search takes too long. Thread-safe.
 */
public interface Shortlist {

    /**
     * The ids of people likely near a probe, each once, in any order.
     *
     * @param probe {@code [512]}, finite
     */
    List<String> near(float[] probe);
}
