package dev.passerby.wire;

import static org.assertj.core.api.Assertions.assertThat;

/** What a complaint about a foreign record must be: one line of bearable length, whatever the record held. */
public final class Complaint {

    private static final int BEARABLE = 500;

    private Complaint() {}

    public static void isFitToBeShown(WireFormatException complaint) {
        String message = complaint.getMessage();
        assertThat(message).isNotBlank();
        assertThat(message.length()).as(message).isLessThanOrEqualTo(BEARABLE);
        assertThat(message.chars().noneMatch(Character::isISOControl))
                .as(message)
                .isTrue();
    }
}
