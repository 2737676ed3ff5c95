package dev.passerby.console.http;

import io.javalin.http.Context;
import io.javalin.http.HttpStatus;

/**
 * Why a request was not granted, as RFC 9457 has it ({@code application/problem+json}).
 *
 * @param title what the status means
 * @param status the HTTP status
 * @param detail what was wrong and what to do
 */
public record Problem(String title, int status, String detail) {

    private static final int LONGEST = 1_000;

    static final String TYPE = "application/problem+json";

    static void answer(Context context, HttpStatus status, String detail) {
        // A caller may have sent a name of any length, and be told so.
        String told = detail.length() > LONGEST ? detail.substring(0, LONGEST) + "…" : detail;
        context.status(status);
        context.json(new Problem(status.getMessage(), status.getCode(), told));
        context.contentType(TYPE);
    }

    /** Whether the answer is a problem already. */
    static boolean isTold(Context context) {
        String type = context.res().getContentType();
        return type != null && type.startsWith(TYPE);
    }
}
