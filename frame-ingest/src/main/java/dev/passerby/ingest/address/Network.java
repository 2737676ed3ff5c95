package dev.passerby.ingest.address;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The addresses that begin with the same bits: a network in CIDR notation (RFC 4632, RFC 4291).
 *
 * @param first an address of it, whose bits after the prefix are zero
 * @param prefix how many bits all its addresses share
 */
public record Network(InetAddress first, int prefix) {

    // Only what looks like a number: anything else InetAddress would ask the name service about.
    private static final Pattern NOTATION =
            Pattern.compile("(\\d{1,3}(?:\\.\\d{1,3}){3}|[0-9a-fA-F:.]*:[0-9a-fA-F:.]*)(?:/(\\d{1,3}))?");

    /**
     * Reads {@code 10.0.0.0/8}, {@code fd00::/8} or a single address.
     *
     * @throws IllegalArgumentException when it is none of them, or has bits after its prefix
     */
    public static Network parse(String text) {
        Matcher matcher = NOTATION.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'" + text + "' is no network");
        }
        InetAddress address = literal(matcher.group(1));
        int bits = address.getAddress().length * Byte.SIZE;
        int prefix = matcher.group(2) == null ? bits : Integer.parseInt(matcher.group(2));
        if (prefix > bits) {
            throw new IllegalArgumentException("'" + text + "' has more than " + bits + " bits");
        }
        if (!Arrays.equals(masked(address.getAddress(), prefix), address.getAddress())) {
            throw new IllegalArgumentException("'" + text + "' has bits after its prefix");
        }
        return new Network(address, prefix);
    }

    boolean contains(InetAddress address) {
        byte[] bytes = address.getAddress();
        return bytes.length == first.getAddress().length && Arrays.equals(masked(bytes, prefix), first.getAddress());
    }

    /** Whether every address of this network is one of the other's. */
    boolean isWithin(Network other) {
        return prefix >= other.prefix && other.contains(first);
    }

    private static InetAddress literal(String text) {
        try {
            return InetAddress.getByName(text);
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("'" + text + "' is no address", e);
        }
    }

    private static byte[] masked(byte[] address, int prefix) {
        byte[] masked = address.clone();
        for (int i = 0; i < masked.length; i++) {
            int kept = Math.max(0, Math.min(Byte.SIZE, prefix - i * Byte.SIZE));
            masked[i] &= (byte) (0xff << (Byte.SIZE - kept));
        }
        return masked;
    }

    @Override
    public String toString() {
        return first.getHostAddress() + "/" + prefix;
    }
}
