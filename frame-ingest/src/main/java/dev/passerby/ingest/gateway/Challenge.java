package dev.passerby.ingest.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One way in which a camera asks for a password: the scheme and its parameters (RFC 7235, section 2.1).
 *
 * @param scheme as {@code digest}, in small letters
 * @param parameters by name in small letters, without quotes
 */
record Challenge(String scheme, Map<String, String> parameters) {

    Challenge {
        parameters = Map.copyOf(parameters);
    }

    /** Reads a WWW-Authenticate header, which may hold several; total: what makes no sense is left out. */
    static List<Challenge> parse(String header) {
        return new Reader(header).challenges();
    }

    String parameter(String name) {
        return parameters.getOrDefault(name, "");
    }

    private static final class Reader {

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private List<Challenge> challenges() {
            List<Challenge> challenges = new ArrayList<>();
            String scheme = null;
            Map<String, String> parameters = new TreeMap<>();
            while (skip(" \t,")) {
                String word = word();
                if (skip(" \t") && text.charAt(at) == '=') {
                    at++;
                    skip(" \t");
                    // The first one counts: nothing that follows can take its place.
                    parameters.putIfAbsent(word, value());
                    continue;
                }
                if (word.isEmpty()) {
                    at++;
                    continue;
                }
                if (scheme != null) {
                    challenges.add(new Challenge(scheme, parameters));
                }
                scheme = word;
                parameters.clear();
            }
            if (scheme != null) {
                challenges.add(new Challenge(scheme, parameters));
            }
            return challenges;
        }

        /** Passes over such characters; says whether anything is left. */
        private boolean skip(String characters) {
            while (at < text.length() && characters.indexOf(text.charAt(at)) >= 0) {
                at++;
            }
            return at < text.length();
        }

        private String word() {
            int begin = at;
            while (at < text.length() && " \t,=\"".indexOf(text.charAt(at)) < 0) {
                at++;
            }
            return text.substring(begin, at).toLowerCase(Locale.ROOT);
        }

        private String value() {
            if (at >= text.length() || text.charAt(at) != '"') {
                int begin = at;
                while (at < text.length() && " \t,".indexOf(text.charAt(at)) < 0) {
                    at++;
                }
                return text.substring(begin, at);
            }
            StringBuilder value = new StringBuilder();
            for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
                if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                    at++;
                }
                value.append(text.charAt(at));
            }
            at++;
            return value.toString();
        }
    }
}
