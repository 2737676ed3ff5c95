package dev.passerby.simulator.fault;

import java.time.Duration;

/** A way in which a camera fails its viewers for as long as it lasts, as real ones do. Several may last at once. */
public sealed interface Fault extends Act
        permits Misbehaviour, Fault.Redirect, Fault.Loss, Fault.Reordering, Fault.Clock {

    /** Sends those who ask for a description elsewhere, with 302; whether they gave a password or not. */
    record Redirect(String location) implements Fault {

        public Redirect {
            if (!location.matches("[!-~]+")) {
                throw new IllegalArgumentException(
                        "a redirect leads to an address without spaces, got '" + location + "'");
            }
        }
    }

    /** Packets that do not arrive, as a share from 0 to 1. */
    record Loss(double share) implements Fault {

        public Loss {
            requireShare(share);
        }
    }

    /** Packets that one to three later ones overtake, as a share from 0 to 1. */
    record Reordering(double share) implements Fault {

        public Reordering {
            requireShare(share);
        }
    }

    /** Sender reports whose wall-clock time is ahead of the right one by so much, or behind where negative. */
    record Clock(Duration ahead) implements Fault {}

    private static void requireShare(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("a share of packets is above 0 and at most 1, got " + share);
        }
    }
}
