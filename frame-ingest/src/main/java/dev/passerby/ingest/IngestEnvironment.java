package dev.passerby.ingest;

import dev.passerby.ingest.address.AllowedNetworks;
import dev.passerby.ingest.gateway.AccessRules;
import dev.passerby.ingest.kafka.PublishSettings;
import dev.passerby.ingest.rtsp.JpegSettings;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The settings of a process, from environment variables; all that is wrong is said at once.
 *
 * @param brokers {@code PASSERBY_BROKERS}, localhost:9092 by default
 * @param topics {@code PASSERBY_TOPIC_PREFIX}, passerby by default
 * @param settings the rest, each from a variable that begins with {@code PASSERBY_INGEST_}
 */
public record IngestEnvironment(String brokers, Topics topics, IngestSettings settings) {

    private static final String PREFIX = "PASSERBY_INGEST_";

    /**
     * Reads the settings.
     *
     * @throws IllegalArgumentException naming every variable that breaks its rule, in one line
     */
    public static IngestEnvironment of(Map<String, String> variables) {
        Reader reader = new Reader(variables, new ArrayList<>());
        RtspSettings standard = RtspSettings.STANDARD;
        RtspSettings rtsp = new RtspSettings(
                reader.read(
                        PREFIX + "TRANSPORT",
                        "tcp or udp",
                        standard.transport(),
                        text -> RtspSettings.Transport.valueOf(text.toUpperCase(Locale.ROOT))),
                reader.duration(PREFIX + "OPEN_TIMEOUT", standard.openTimeout()),
                reader.duration(PREFIX + "FIRST_FRAME_TIMEOUT", standard.firstFrameTimeout()),
                reader.duration(PREFIX + "STALL_TIMEOUT", standard.stallTimeout()),
                standard.maxPixels(),
                new JpegSettings(
                        reader.number(
                                PREFIX + "JPEG_QUANTIZER",
                                2,
                                31,
                                standard.jpeg().quantizer()),
                        reader.number(
                                PREFIX + "JPEG_LONGEST_SIDE",
                                64,
                                65_500,
                                standard.jpeg().longestSide())),
                new AccessRules(
                        reader.read(
                                PREFIX + "ALLOWED_NETWORKS",
                                AllowedNetworks.RULE,
                                standard.access().networks(),
                                AllowedNetworks::parse),
                        reader.choice(
                                PREFIX + "BASIC_PASSWORDS",
                                "allowed",
                                "refused",
                                standard.access().basicPasswords()),
                        reader.choice(
                                PREFIX + "CERTIFICATES",
                                "any",
                                "trusted",
                                standard.access().anyCertificate())));
        PublishSettings sending = PublishSettings.STANDARD;
        PublishSettings publishing = new PublishSettings(
                reader.number(PREFIX + "MAX_RECORD_BYTES", 65_536, 1 << 30, sending.maxRecordBytes()),
                sending.bufferBytes(),
                sending.maxBlock(),
                sending.deliveryTimeout());
        Topics topics = reader.read(
                "PASSERBY_TOPIC_PREFIX", "1 to 100 letters, digits, '.', '_' or '-'", Topics.STANDARD, Topics::new);
        if (!reader.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", reader.problems()));
        }
        return new IngestEnvironment(
                variables.getOrDefault("PASSERBY_BROKERS", "localhost:9092"),
                topics,
                IngestSettings.STANDARD.withRtsp(rtsp).withPublishing(publishing));
    }

    /** Reads variables and collects what is wrong with them. */
    private record Reader(Map<String, String> variables, List<String> problems) {

        <T> T read(String name, String rule, T otherwise, Function<String, T> parse) {
            String text = variables.get(name);
            if (text == null || text.isBlank()) {
                return otherwise;
            }
            try {
                return parse.apply(text.strip());
            } catch (RuntimeException e) {
                problems.add(name + " must be " + rule + ", got '" + text + "'");
                return otherwise;
            }
        }

        Duration duration(String name, Duration otherwise) {
            return read(name, "a duration above zero such as PT3S", otherwise, text -> {
                Duration duration = Duration.parse(text);
                if (duration.isZero() || duration.isNegative()) {
                    throw new IllegalArgumentException(text);
                }
                return duration;
            });
        }

        boolean choice(String name, String yes, String no, boolean otherwise) {
            return read(name, yes + " or " + no, otherwise, text -> {
                if (!text.equals(yes) && !text.equals(no)) {
                    throw new IllegalArgumentException(text);
                }
                return text.equals(yes);
            });
        }

        int number(String name, int least, int most, int otherwise) {
            return read(name, "a number from " + least + " to " + most, otherwise, text -> {
                int number = Integer.parseInt(text);
                if (number < least || number > most) {
                    throw new IllegalArgumentException(text);
                }
                return number;
            });
        }
    }
}
