package dev.passerby.telemetry.endpoint;

import java.io.Serializable;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where an endpoint listens: the first free port of a range, for several processes of one machine have one setting.
 *
 * @param address a name or number of this machine
 * @param firstPort 0 for any free one
 * @param lastPort no less than the first
 */
public record ListenAt(String address, int firstPort, int lastPort) implements Serializable {

    /** The address that only this machine reaches. */
    public static final String LOOPBACK = "127.0.0.1";

    /** What {@link #parse} takes, in words. */
    public static final String RULE = "off, a port such as 9400, or a range of ports such as 9400-9409";

    private static final int GREATEST = 65_535;
    private static final Pattern PORTS = Pattern.compile("(\\d{1,5})(?:-(\\d{1,5}))?");

    public ListenAt {
        if (address.isBlank() || firstPort < 0 || lastPort < firstPort || lastPort > GREATEST) {
            throw new IllegalArgumentException("an endpoint must have an address and ports from 0 to " + GREATEST
                    + ", got '" + address + "' and " + firstPort + " to " + lastPort);
        }
        if (firstPort == 0 && lastPort != 0) {
            throw new IllegalArgumentException("port 0 is any free one and begins no range, got 0 to " + lastPort);
        }
    }

    /**
     * Where a setting wants an endpoint; empty for {@code off}.
     *
     * @throws IllegalArgumentException if the text breaks {@link #RULE}
     */
    public static Optional<ListenAt> parse(String address, String ports) {
        // YAML takes a bare off for false.
        if (ports.equals("off") || ports.equals("false")) {
            return Optional.empty();
        }
        Matcher matcher = PORTS.matcher(ports);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("ports must be " + RULE + ", got '" + ports + "'");
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        return Optional.of(new ListenAt(address, first, last));
    }

    @Override
    public String toString() {
        return address + ":" + firstPort + (lastPort == firstPort ? "" : "-" + lastPort);
    }
}
