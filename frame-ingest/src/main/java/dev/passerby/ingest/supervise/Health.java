package dev.passerby.ingest.supervise;

import dev.passerby.ingest.sample.DropReason;
import dev.passerby.ingest.sample.FrameCounts;
import java.util.Optional;

/**
 * The judgement whether a camera whose pictures arrive loses too many: more than one in twenty of those that should have
 * been published, since the last look.
 */
final class Health {

    private static final double TOLERATED_SHARE = 0.05;

    private Health() {}

    /** Why the camera is degraded, in one line; empty when it is not. */
    static Optional<String> complaint(FrameCounts before, FrameCounts now) {
        long lost = now.lost() - before.lost();
        long published = now.published() - before.published();
        if (lost <= 0 || lost <= TOLERATED_SHARE * (lost + published)) {
            return Optional.empty();
        }
        DropReason worst = DropReason.TAINTED;
        long most = -1;
        for (DropReason reason : DropReason.values()) {
            long count = now.dropped(reason) - before.dropped(reason);
            if (reason.isLoss() && count > most) {
                worst = reason;
                most = count;
            }
        }
        return Optional.of(lost + " of " + (lost + published) + " pictures lost, most of them " + worst.text());
    }
}
