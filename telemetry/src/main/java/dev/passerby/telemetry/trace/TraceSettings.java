package dev.passerby.telemetry.trace;

import java.io.Serializable;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Where spans go and of how many frames, by the variables that OpenTelemetry has for it.
 *
 * @param endpoint where spans are posted, with its path
 * @param headers what is sent along, by name; may hold a secret
 * @param share of the frames, from 0 to 1
 */
public record TraceSettings(String endpoint, Map<String, String> headers, double share) implements Serializable {

    /** The collector; spans go to its path {@code /v1/traces}. */
    public static final String ENDPOINT = "OTEL_EXPORTER_OTLP_ENDPOINT";

    /** Where spans go, as it stands; before the other. */
    public static final String TRACES_ENDPOINT = "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT";

    /** {@code name=value,…}. */
    public static final String HEADERS = "OTEL_EXPORTER_OTLP_HEADERS";

    /** The share of frames that are traced. */
    public static final String SHARE = "OTEL_TRACES_SAMPLER_ARG";

    public TraceSettings {
        headers = Map.copyOf(headers);
    }

    /**
     * Reads the variables; empty where no collector is named.
     *
     * @throws IllegalArgumentException naming the variable that breaks its rule, in one line
     */
    public static Optional<TraceSettings> of(Map<String, String> variables) {
        String base = variables.getOrDefault(ENDPOINT, "").strip();
        String exact = variables.getOrDefault(TRACES_ENDPOINT, "").strip();
        double share = share(variables.getOrDefault(SHARE, "1").strip());
        if (base.isEmpty() && exact.isEmpty()) {
            return Optional.empty();
        }
        String endpoint = exact.isEmpty() ? base.replaceAll("/+$", "") + "/v1/traces" : exact;
        if (!endpoint.matches("https?://[^\\s/@]+(/\\S*)?")) {
            throw new IllegalArgumentException((exact.isEmpty() ? ENDPOINT : TRACES_ENDPOINT)
                    + " must be an address such as http://collector:4318, without a user or a password in it");
        }
        return Optional.of(new TraceSettings(endpoint, headers(variables.getOrDefault(HEADERS, "")), share));
    }

    private static double share(String text) {
        try {
            double share = Double.parseDouble(text.isEmpty() ? "1" : text);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // Told below, together with numbers out of range.
        }
        throw new IllegalArgumentException(SHARE + " must be a number from 0 to 1, got '" + text + "'");
    }

    // The values may be secrets: a complaint does not repeat them.
    private static Map<String, String> headers(String text) {
        Map<String, String> headers = new TreeMap<>();
        for (String entry : text.isBlank() ? new String[0] : text.split(",", -1)) {
            int equals = entry.indexOf('=');
            if (equals < 1) {
                throw new IllegalArgumentException(HEADERS + " must be like name=value,name=value");
            }
            headers.put(
                    entry.substring(0, equals).strip(),
                    entry.substring(equals + 1).strip());
        }
        return headers;
    }

    /** Whether the frames of this trace are among the share; the same trace always is, or never. */
    public boolean takes(String traceId) {
        // As OpenTelemetry's own sampler: the last eight bytes of the id are as good as a random number.
        long number = Long.parseUnsignedLong(traceId.substring(16), 16) & Long.MAX_VALUE;
        return share >= 1 || number < share * Long.MAX_VALUE;
    }

    @Override
    public String toString() {
        return "spans of " + share + " of the frames to " + endpoint;
    }
}
