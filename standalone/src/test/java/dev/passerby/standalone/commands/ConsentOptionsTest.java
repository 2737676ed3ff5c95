package dev.passerby.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.wire.gallery.Consent;
import java.time.Instant;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConsentOptionsTest {

    private static final ZonedDateTime NOW = ZonedDateTime.parse("2027-01-01T12:00:00+01:00[Europe/Berlin]");

    @ParameterizedTest
    @CsvSource({
        "2027-01-31, 2027-01-30T23:00:00Z",
        "P30D, 2027-01-31T11:00:00Z",
        "P1Y, 2028-01-01T11:00:00Z",
        "2027-01-31T12:00:00Z, 2027-01-31T12:00:00Z",
        // Over a change of clocks it is the same time of day.
        "P6M, 2027-07-01T10:00:00Z"
    })
    void a_date_a_time_or_a_period_ends_a_consent(String text, Instant end) {
        assertThat(new ConsentOptions("form 1", text).over(null, NOW)).isEqualTo(new Consent("form 1", end));
    }

    @Test
    void what_is_not_said_stays_as_it_was() {
        Consent known = new Consent("form 1", Instant.parse("2027-02-01T00:00:00Z"));

        assertThat(new ConsentOptions(null, null).over(known, NOW)).isEqualTo(known);
        assertThat(new ConsentOptions("form 2", null).over(known, NOW))
                .isEqualTo(new Consent("form 2", known.expiresAt()));
        assertThat(new ConsentOptions(null, null).over(null, NOW)).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tomorrow", "P", "PT1H", "2027-02-30", "2027-01-31T12:00", "P99999999999Y"})
    void what_is_no_time_is_refused(String text) {
        assertThatThrownBy(() -> new ConsentOptions(null, text).over(null, NOW))
                .hasMessage(
                        "--expires must be a date such as 2027-01-31, a time such as 2027-01-31T12:00:00Z or a period"
                                + " such as P30D, got '" + text + "'");
    }

    @ParameterizedTest
    @ValueSource(strings = {"2027-01-01", "P0D", "P-1D", "2027-01-01T11:00:00Z"})
    void what_is_over_is_refused(String text) {
        assertThatThrownBy(() -> new ConsentOptions(null, text).over(null, NOW))
                .hasMessage("--expires must be in the future, got '" + text + "'");
    }
}
