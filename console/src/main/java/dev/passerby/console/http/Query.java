package dev.passerby.console.http;

import io.javalin.http.Context;

/** Parameters of a query, read with their rules. */
public final class Query {

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
}
