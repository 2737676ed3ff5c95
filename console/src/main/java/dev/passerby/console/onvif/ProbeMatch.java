package dev.passerby.console.onvif;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A device's answer to a {@link Probe}.
 *
 * @param endpoint the device's own number, the same in each of its answers; empty where it has none
 * @param scopes what it says of itself, as {@code onvif://www.onvif.org/name/Yard}
 * @param addresses of its device service: http or https, the host as a number
 */
record ProbeMatch(String endpoint, List<String> scopes, List<URI> addresses) {

    // Names that strangers send are not looked up.
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{1,3}){3}|\\[[0-9a-fA-F:.]+]");

    private static final String SCOPE = "onvif://www.onvif.org/";
    private static final int MOST_ADDRESSES = 8;
    private static final int MOST_SCOPES = 64;
    private static final int LONGEST_ADDRESS = 500;

    ProbeMatch {
        scopes = List.copyOf(scopes);
        addresses = List.copyOf(addresses);
    }

    /**
     * The devices in a message; none where it is no answer to a probe.
     *
     * @throws OnvifException when it is no XML that is read
     */
    static List<ProbeMatch> in(byte[] message) throws OnvifException {
        return XmlReader.read(message)
                .at("Body", "ProbeMatches")
                .map(matches -> matches.all("ProbeMatch"))
                .orElse(List.of())
                .stream()
                .map(ProbeMatch::of)
                .toList();
    }

    private static ProbeMatch of(XmlElement match) {
        return new ProbeMatch(
                ForeignText.line(match.textAt("EndpointReference", "Address")),
                words(match.textAt("Scopes")).limit(MOST_SCOPES).toList(),
                words(match.textAt("XAddrs"))
                        .flatMap(text -> service(text).stream())
                        .filter(uri -> NUMBER.matcher(uri.getHost()).matches())
                        .limit(MOST_ADDRESSES)
                        .toList());
    }

    /** The address of a device service, if it is one: http or https, with a host, without user and password. */
    static Optional<URI> service(String text) {
        try {
            URI uri = new URI(text.length() > LONGEST_ADDRESS ? "" : text);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            boolean usable = (scheme.equals("http") || scheme.equals("https"))
                    && uri.getHost() != null
                    && uri.getRawUserInfo() == null
                    && uri.getPort() != 0
                    && uri.getPort() <= 65_535;
            return usable ? Optional.of(uri) : Optional.empty();
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    /** The same device, with what another of its answers adds. */
    ProbeMatch joined(ProbeMatch other) {
        Set<String> allScopes = new LinkedHashSet<>(scopes);
        allScopes.addAll(other.scopes);
        Set<URI> all = new LinkedHashSet<>(addresses);
        all.addAll(other.addresses);
        return new ProbeMatch(
                endpoint,
                new ArrayList<>(allScopes).subList(0, Math.min(MOST_SCOPES, allScopes.size())),
                new ArrayList<>(all).subList(0, Math.min(MOST_ADDRESSES, all.size())));
    }

    /** What tells this device from others. */
    String identity() {
        return endpoint.isEmpty() ? addresses.toString() : endpoint;
    }

    Optional<String> name() {
        return scope("name/");
    }

    Optional<String> model() {
        return scope("hardware/");
    }

    private Optional<String> scope(String kind) {
        String beginning = SCOPE + kind;
        return scopes.stream()
                .filter(scope -> scope.regionMatches(true, 0, beginning, 0, beginning.length()))
                .map(scope -> ForeignText.line(decoded(scope.substring(beginning.length()))))
                .filter(text -> !text.isEmpty())
                .findFirst();
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split("\\s+")).filter(word -> !word.isEmpty());
    }
}
