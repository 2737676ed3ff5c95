package dev.passerby.simulator.rtsp;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A request of RFC 2326, section 6.
 *
 * @param headers by name in lower case; of a repeated header the last
 * @param sequence the {@code CSeq} that the answer must repeat
 */
record RtspRequest(String method, String uri, long sequence, Map<String, String> headers) {

    RtspRequest {
        headers = Map.copyOf(headers);
    }

    /** Reads the request line and the header lines, without line ends. */
    static RtspRequest parse(List<String> lines) throws BadRequestException {
        Map<String, String> headers = new HashMap<>();
        for (String line : lines.subList(1, lines.size())) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new BadRequestException(RtspStatus.BAD_REQUEST, "a header line has the form 'Name: value'");
            }
            headers.put(
                    line.substring(0, colon).strip().toLowerCase(Locale.ROOT),
                    line.substring(colon + 1).strip());
        }
        long sequence = sequence(headers);
        String[] words = lines.get(0).split(" ", -1);
        if (words.length != 3 || words[0].isEmpty() || words[1].isEmpty()) {
            throw new BadRequestException(
                    RtspStatus.BAD_REQUEST, "a request line has the form 'METHOD URI RTSP/1.0'", sequence);
        }
        if (!words[2].equals("RTSP/1.0")) {
            throw new BadRequestException(RtspStatus.VERSION_NOT_SUPPORTED, "the version is RTSP/1.0", sequence);
        }
        return new RtspRequest(words[0], words[1], sequence, headers);
    }

    private static long sequence(Map<String, String> headers) throws BadRequestException {
        String sequence = headers.getOrDefault("cseq", "");
        if (!sequence.matches("[0-9]{1,10}")) {
            throw new BadRequestException(RtspStatus.BAD_REQUEST, "a request has a CSeq of 1 to 10 digits");
        }
        return Long.parseLong(sequence);
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }
}
