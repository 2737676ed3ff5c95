package dev.passerby.standalone.commands;

import dev.passerby.standalone.BadInputException;
import dev.passerby.wire.gallery.Consent;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say on what ground somebody is enrolled, and until when. */
final class ConsentOptions {

    @Option(
            names = "--consent",
            paramLabel = "REF",
            description = "Where the person's consent is kept, such as the number of a form.")
    private @Nullable String reference;

    @Option(
            names = "--expires",
            paramLabel = "DATE|P30D",
            description = "When the consent ends: a date, whose beginning is meant, a time such as"
                    + " 2027-01-31T12:00:00Z, or a period from now. The person is nobody from then on, and erased.")
    private @Nullable String expires;

    ConsentOptions() {}

    ConsentOptions(@Nullable String reference, @Nullable String expires) {
        this.reference = reference;
        this.expires = expires;
    }

    /** Whether neither was said. */
    boolean isEmpty() {
        return reference == null && expires == null;
    }

    /**
     * The consent that was said, and of the one known what was not.
     *
     * @throws BadInputException for a time that is none or over, and a reference that is none
     */
    @Nullable
    Consent over(@Nullable Consent known, ZonedDateTime now) {
        if (isEmpty()) {
            return known;
        }
        Instant end = expires == null ? (known == null ? null : known.expiresAt()) : end(expires, now);
        try {
            return new Consent(reference == null && known != null ? known.reference() : reference, end);
        } catch (IllegalArgumentException e) {
            throw new BadInputException("--consent, --expires: " + e.getMessage(), e);
        }
    }

    /** Both in a table's cells. */
    static String reference(@Nullable Consent consent) {
        return consent == null || consent.reference() == null ? "-" : consent.reference();
    }

    static String end(@Nullable Consent consent) {
        return consent == null || consent.expiresAt() == null
                ? "-"
                : consent.expiresAt().toString();
    }

    private static Instant end(String text, ZonedDateTime now) {
        Instant end;
        try {
            if (text.startsWith("P")) {
                end = now.plus(Period.parse(text)).toInstant();
            } else if (text.contains("T")) {
                end = Instant.parse(text);
            } else {
                end = LocalDate.parse(text).atStartOfDay(now.getZone()).toInstant();
            }
        } catch (DateTimeException | ArithmeticException e) {
            throw new BadInputException(
                    "--expires must be a date such as 2027-01-31, a time such as 2027-01-31T12:00:00Z or a period such as"
                            + " P30D, got '" + text + "'",
                    e);
        }
        if (!end.isAfter(now.toInstant())) {
            throw new BadInputException("--expires must be in the future, got '" + text + "'");
        }
        return end;
    }

    /** Now, in this machine's zone, whose midnight a date means. */
    static ZonedDateTime now() {
        return ZonedDateTime.now(ZoneId.systemDefault());
    }
}
