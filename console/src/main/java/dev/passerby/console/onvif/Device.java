package dev.passerby.console.onvif;

import dev.passerby.console.onvif.Conversation.OtherAnswerException;
import dev.passerby.console.onvif.FoundCamera.Profile;
import java.net.InetAddress;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One device that is asked for its streams. */
final class Device {

    /** A recorder of 64 channels has two for each. */
    private static final int MOST_PROFILES = 128;

    private final URI service;
    private final InetAddress address;
    private final Reach reach;
    private final Conversation conversation;
    private final List<Profile> profiles = new ArrayList<>();
    private @Nullable String reason;

    /**
     * A device.
     *
     * @param service its device service
     * @throws OnvifException when it may not be asked
     */
    Device(URI service, Reach reach, Conversation conversation) throws OnvifException {
        this.service = service;
        this.reach = reach;
        this.address = reach.of(service.getHost());
        this.conversation = conversation;
    }

    /** Its streams, as many as it tells, and why not more. */
    FoundCamera look(Optional<String> name, Optional<String> model) {
        Optional<String> known = model;
        try {
            takeTime();
            URI media = media();
            for (XmlElement profile : conversation.ask(media, Operation.PROFILES).all("Profiles").stream()
                    .limit(MOST_PROFILES)
                    .toList()) {
                take(profile, media);
            }
            if (profiles.isEmpty() && reason == null) {
                reason = "has no streams";
            }
            known = model.isPresent() ? model : asked();
        } catch (OnvifException e) {
            reason = e.line();
        }
        String place = address.getHostAddress();
        return new FoundCamera(name.or(() -> model).orElse(place), known.orElse(null), place, profiles, reason);
    }

    private void take(XmlElement profile, URI media) throws OnvifException {
        String token = profile.attributes().getOrDefault("token", "");
        XmlElement answer = conversation.ask(media, Operation.streamOf(token));
        try {
            String url = StreamUrl.of(answer.textAt("MediaUri", "Uri"), address, reach);
            String named = ForeignText.line(profile.textAt("Name"));
            profiles.add(new Profile(
                    named.isEmpty() ? ForeignText.line(token) : named,
                    url,
                    pixels(profile.textAt("VideoEncoderConfiguration", "Resolution", "Width")),
                    pixels(profile.textAt("VideoEncoderConfiguration", "Resolution", "Height")),
                    codec(profile.textAt("VideoEncoderConfiguration", "Encoding")),
                    rate(profile.textAt("VideoEncoderConfiguration", "RateControl", "FrameRateLimit"))));
        } catch (OnvifException e) {
            reason = e.line();
        }
    }

    /** A device that does not tell its time has ours. */
    private void takeTime() throws OnvifException {
        XmlElement answer;
        try {
            answer = conversation.ask(service, Operation.TIME);
        } catch (OtherAnswerException e) {
            return;
        }
        answer.at("SystemDateAndTime", "UTCDateTime").ifPresent(told -> {
            try {
                LocalDateTime time = LocalDateTime.of(
                        number(told, "Date", "Year"),
                        number(told, "Date", "Month"),
                        number(told, "Date", "Day"),
                        number(told, "Time", "Hour"),
                        number(told, "Time", "Minute"),
                        Math.min(59, number(told, "Time", "Second")));
                conversation.clockIsAhead(Duration.between(Instant.now(), time.toInstant(ZoneOffset.UTC)));
            } catch (DateTimeException | NumberFormatException e) {
                // No time.
            }
        });
    }

    /** Where its media service is: at its own host, whatever it calls that host. */
    private URI media() throws OnvifException {
        String told;
        try {
            told = conversation.ask(service, Operation.SERVICES).all("Service").stream()
                    .filter(one -> one.textAt("Namespace").equals(Operation.MEDIA))
                    .map(one -> one.textAt("XAddr"))
                    .findFirst()
                    .orElse("");
        } catch (OtherAnswerException e) {
            // Old devices know only the other way.
            told = "";
        }
        if (told.isEmpty()) {
            told = conversation.ask(service, Operation.CAPABILITIES).textAt("Capabilities", "Media", "XAddr");
        }
        URI media = ProbeMatch.service(told)
                .orElseThrow(() -> new OnvifException("has no media service of the kind that is known (ver10)"));
        if (!reach.of(media.getHost()).equals(address)) {
            throw new OnvifException(
                    "sends on to another host, " + ForeignText.line(media.getHost()) + ", which is not followed");
        }
        return media;
    }

    private Optional<String> asked() {
        try {
            XmlElement told = conversation.ask(service, Operation.INFORMATION);
            String text = ForeignText.line(told.textAt("Manufacturer") + " " + told.textAt("Model"));
            return text.isEmpty() ? Optional.empty() : Optional.of(text);
        } catch (OnvifException e) {
            return Optional.empty();
        }
    }

    private static int number(XmlElement told, String... path) {
        return Integer.parseInt(told.textAt(path));
    }

    private static @Nullable Integer pixels(String text) {
        return text.matches("[1-9][0-9]{0,4}") ? Integer.valueOf(text) : null;
    }

    private static @Nullable Double rate(String text) {
        return text.matches("[0-9]{1,3}(\\.[0-9]{1,6})?") ? Double.valueOf(text) : null;
    }

    private static @Nullable String codec(String text) {
        return switch (text.toUpperCase(Locale.ROOT)) {
            case "" -> null;
            case "H265" -> "hevc";
            case "JPEG" -> "mjpeg";
            default -> ForeignText.line(text.toLowerCase(Locale.ROOT));
        };
    }
}
