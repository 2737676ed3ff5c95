package dev.passerby.console.http;

import dev.passerby.console.access.RateLimit;
import io.javalin.http.Context;
import io.javalin.http.Header;
import io.javalin.http.HttpStatus;

/** How often one key may ask for something that costs much. */
public final class Throttle {

    private final RateLimit limit;

    public Throttle(double atOnce, double perSecond) {
        this.limit = new RateLimit(atOnce, perSecond, System::nanoTime);
    }

    /** Lets the request pass, or throws a {@link Refusal} that says when to come again. */
    public void check(Context context) {
        String key = Caller.of(context).map(caller -> caller.key().id()).orElse(context.ip());
        if (!limit.admits(key)) {
            context.header(Header.RETRY_AFTER, Long.toString(limit.retryAfterSeconds()));
            throw new Refusal(
                    HttpStatus.TOO_MANY_REQUESTS, "too many of these with this key; wait as long as Retry-After says");
        }
    }
}
