package dev.passerby.console.http;

import io.javalin.http.Context;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import org.jspecify.annotations.Nullable;

/** Parameters of a query, read with their rules. */
public final class Query {

    private static final int LONGEST = 50;
    private static final Instant LAST = Instant.parse("9999-12-31T00:00:00Z");

    private Query() {}

    /** A whole number; the standard one where the query has none of this name. */
    public static int whole(Context context, String name, int standard, int least, int most) {
        String text = context.queryParam(name);
        if (text == null) {
            return standard;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw Refusal.unusable(
                "'" + name + "' must be a whole number from " + least + " to " + most + ", got '" + text + "'");
    }

    /** A number above the least and at most the most; the query must have it. */
    public static double number(Context context, String name, double above, double most) {
        String text = context.queryParam(name);
        try {
            double number = text == null || text.length() > LONGEST ? Double.NaN : Double.parseDouble(text);
            if (number > above && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw Refusal.unusable("'" + name + "' must be a number above " + above + " and at most " + most);
    }

    /** A moment; null where the query has none of this name. */
    public static @Nullable Instant instant(Context context, String name) {
        String text = context.queryParam(name);
        if (text == null) {
            return null;
        }
        try {
            Instant instant = Instant.parse(text);
            // What cannot be counted in milliseconds from 1970 on is before or after everything.
            if (instant.isAfter(Instant.EPOCH) && instant.isBefore(LAST)) {
                return instant;
            }
        } catch (DateTimeParseException e) {
            // Told below, together with other times than ours.
        }
        throw Refusal.unusable("'" + name + "' must be a time such as 2026-01-31T09:30:00Z");
    }
}
