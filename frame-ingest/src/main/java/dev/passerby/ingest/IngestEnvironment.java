package dev.passerby.ingest;

import dev.passerby.ingest.address.AllowedNetworks;
import dev.passerby.ingest.gateway.AccessRules;
import dev.passerby.ingest.kafka.PublishSettings;
import dev.passerby.ingest.rtsp.JpegSettings;
import dev.passerby.ingest.rtsp.RtspSettings;
import dev.passerby.ingest.sample.MotionSettings;
import dev.passerby.ingest.watch.WatchSettings;
import dev.passerby.telemetry.endpoint.ListenAt;
import dev.passerby.telemetry.trace.TraceSettings;
import dev.passerby.wire.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * The settings of a process, from environment variables; all that is wrong is said at once.
 *
 * @param brokers {@code PASSERBY_BROKERS}, localhost:9092 by default
 * @param topics {@code PASSERBY_TOPIC_PREFIX}, passerby by default
 * @param settings the rest, each from a variable that begins with {@code PASSERBY_INGEST_}, but for where spans go, which
 *     has the names that OpenTelemetry gave it
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
        MotionSettings motion = MotionSettings.STANDARD
                .withEveryPicture(reader.read(PREFIX + "MOTION", "on or off", false, IngestEnvironment::isOff))
                .withKeepAlive(reader.duration(PREFIX + "KEEP_ALIVE", MotionSettings.STANDARD.keepAlive()));
        Topics topics = reader.read(
                "PASSERBY_TOPIC_PREFIX", "1 to 100 letters, digits, '.', '_' or '-'", Topics.STANDARD, Topics::new);
        IngestSettings settings = reader.read(
                PREFIX + "WORKER",
                "1 to 64 letters, digits, '.', '_' or '-'",
                IngestSettings.STANDARD,
                IngestSettings.STANDARD::withWorker);
        WatchSettings watch = watch(reader);
        if (!reader.problems().isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", reader.problems()));
        }
        return new IngestEnvironment(
                variables.getOrDefault("PASSERBY_BROKERS", "localhost:9092"),
                topics,
                settings.withRtsp(rtsp)
                        .withPublishing(publishing)
                        .withMotion(motion)
                        .withWatch(watch));
    }

    private static WatchSettings watch(Reader reader) {
        String address = reader.read(
                PREFIX + "METRICS_ADDRESS", "an address of this machine", ListenAt.LOOPBACK, IngestEnvironment::word);
        Optional<ListenAt> metrics = reader.read(
                PREFIX + "METRICS_PORT", ListenAt.RULE, Optional.empty(), text -> ListenAt.parse(address, text));
        Optional<TraceSettings> traces = Optional.empty();
        try {
            traces = TraceSettings.of(reader.variables());
        } catch (IllegalArgumentException e) {
            reader.problems().add(e.getMessage());
        }
        return new WatchSettings(metrics.orElse(null), traces.orElse(null));
    }

    private static String word(String text) {
        if (!text.matches("[0-9a-zA-Z.:_-]+")) {
            throw new IllegalArgumentException(text);
        }
        return text;
    }

    private static boolean isOff(String text) {
        return switch (text) {
            case "off" -> true;
            case "on" -> false;
            default -> throw new IllegalArgumentException(text);
        };
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
