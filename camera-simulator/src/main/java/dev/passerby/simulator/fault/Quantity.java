package dev.passerby.simulator.fault;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The quantities of a script as they are written: {@code 500ms}, {@code 1.5s}, {@code +1h}, {@code 2%}. */
final class Quantity {

    private static final String NUMBER = "[0-9]{1,6}(?:\\.[0-9]{1,3})?";
    private static final Pattern DURATION = Pattern.compile("(" + NUMBER + ")(ms|s|m|h)");
    private static final Pattern SHARE = Pattern.compile("(" + NUMBER + ")%");

    private Quantity() {}

    /** A duration of 0 or more. */
    static Duration duration(String text, String of) throws ScriptException {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw new ScriptException(
                    "'" + of + "' must be given a time such as 500ms, 1.5s, 2m or 1h, got '" + text + "'");
        }
        BigDecimal nanos = new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(nanosOf(parts.group(2))));
        return Duration.ofNanos(nanos.longValue());
    }

    private static long nanosOf(String unit) {
        return switch (unit) {
            case "ms" -> 1_000_000L;
            case "s" -> 1_000_000_000L;
            case "m" -> 60_000_000_000L;
            default -> 3_600_000_000_000L;
        };
    }

    /** A duration above 0. */
    static Duration positive(String text, String of) throws ScriptException {
        Duration duration = duration(text, of);
        if (duration.isZero()) {
            throw new ScriptException("'" + of + "' must be given a time above 0, got '" + text + "'");
        }
        return duration;
    }

    /** A duration with its sign. */
    static Duration offset(String text, String of) throws ScriptException {
        if (text.isEmpty() || "+-".indexOf(text.charAt(0)) < 0) {
            throw new ScriptException(
                    "'" + of + "' must be given a time with its sign, such as +1h or -90s, got '" + text + "'");
        }
        Duration duration = positive(text.substring(1), of);
        return text.charAt(0) == '-' ? duration.negated() : duration;
    }

    /** A percentage above 0 and at most 100, as a share. */
    static double share(String text, String of) throws ScriptException {
        Matcher parts = SHARE.matcher(text);
        double share = parts.matches() ? Double.parseDouble(parts.group(1)) / 100 : 0;
        if (share <= 0 || share > 1) {
            throw new ScriptException(
                    "'" + of + "' must be given a percentage above 0 and up to 100, such as 2%, got '" + text + "'");
        }
        return share;
    }
}
