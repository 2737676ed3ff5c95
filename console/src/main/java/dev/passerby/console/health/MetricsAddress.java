package dev.passerby.console.health;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Where processes tell their metrics: every address of a name, as a headless service or several containers of one name have
 * them, and every port of a range, as several processes of one machine share it.
 *
 * @param firstPort no more than the last
 */
public record MetricsAddress(String host, int firstPort, int lastPort) {

    /** What {@link #parse} takes, in words. */
    public static final String RULE = "host:port, or host:first-last for a range of at most 100 ports";

    private static final int GREATEST = 65_535;
    private static final int MOST_PORTS = 100;
    private static final Pattern TEXT = Pattern.compile("([^,\\s/@:]+|\\[[0-9a-fA-F:.]+]):(\\d{1,5})(?:-(\\d{1,5}))?");

    /**
     * Reads an address.
     *
     * @throws IllegalArgumentException if the text breaks {@link #RULE}
     */
    public static MetricsAddress parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (matcher.matches()) {
            int first = Integer.parseInt(matcher.group(2));
            int last = matcher.group(3) == null ? first : Integer.parseInt(matcher.group(3));
            if (first > 0 && first <= last && last <= GREATEST && last - first < MOST_PORTS) {
                return new MetricsAddress(matcher.group(1), first, last);
            }
        }
        throw new IllegalArgumentException("metrics must be at " + RULE + ", got '" + text + "'");
    }

    /** How a name becomes addresses. */
    @FunctionalInterface
    interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /**
     * The pages to ask. A process that has an address of either family is one process: where a name has addresses of version 4,
     * those of version 6 are left out.
     */
    List<URI> pages(Names names) throws UnknownHostException {
        List<InetAddress> all = Arrays.asList(names.of(host));
        List<InetAddress> ofVersion4 =
                all.stream().filter(Inet4Address.class::isInstance).toList();
        List<URI> pages = new ArrayList<>();
        for (InetAddress address : ofVersion4.isEmpty() ? all : ofVersion4) {
            String number = address.getHostAddress();
            String shown = address instanceof Inet6Address ? "[" + number.replaceFirst("%.*", "") + "]" : number;
            IntStream.rangeClosed(firstPort, lastPort)
                    .forEach(port -> pages.add(URI.create("http://" + shown + ":" + port + "/metrics")));
        }
        return pages;
    }

    @Override
    public String toString() {
        return host + ":" + firstPort + (lastPort == firstPort ? "" : "-" + lastPort);
    }
}
