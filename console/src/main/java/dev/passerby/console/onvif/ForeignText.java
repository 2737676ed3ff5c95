package dev.passerby.console.onvif;

import java.util.regex.Pattern;

/** What a device says, fit to be shown: one line of bearable length. */
final class ForeignText {

    static final int LONGEST_NAME = 100;

    private static final Pattern NOT_SHOWN = Pattern.compile("[\\p{Cntrl}\\p{Cf}\\p{Zl}\\p{Zp}\\s]+");

    private ForeignText() {}

    /** The text without line ends and control characters, cut at the longest name. */
    static String line(String text) {
        // Cut first: what nobody will see need not be searched.
        String begun = text.length() > 4 * LONGEST_NAME ? text.substring(0, 4 * LONGEST_NAME) : text;
        String line = NOT_SHOWN.matcher(begun).replaceAll(" ").strip();
        return line.codePointCount(0, line.length()) <= LONGEST_NAME
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_NAME)) + "…";
    }

    /** The text as the content of an XML element or attribute. */
    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
