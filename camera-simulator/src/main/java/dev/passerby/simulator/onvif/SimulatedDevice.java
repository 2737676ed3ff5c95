package dev.passerby.simulator.onvif;

import dev.passerby.simulator.rtsp.LiveStream;
import dev.passerby.simulator.video.Clip;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * A camera as its device and media services show it.
 *
 * @param camera whose pictures it has
 * @param base the address below which its services are, as {@code http://127.0.0.1:8000/onvif/door}
 */
record SimulatedDevice(LiveStream camera, URI base) {

    static final String MODEL = "Passerby simulator";
    private static final String TOKEN = "main";

    String name() {
        return camera.name();
    }

    URI service() {
        return URI.create(base + "/device_service");
    }

    /** Its answer to a search. */
    byte[] match(String relatesTo) {
        UUID id = UUID.nameUUIDFromBytes(base.toString().getBytes(StandardCharsets.UTF_8));
        return SoapText.envelope(
                "<wsa:MessageID>urn:uuid:" + UUID.randomUUID() + "</wsa:MessageID><wsa:RelatesTo>"
                        + SoapText.escaped(relatesTo) + "</wsa:RelatesTo>"
                        + "<wsa:To>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</wsa:To>"
                        + "<wsa:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/ProbeMatches</wsa:Action>",
                "<d:ProbeMatches><d:ProbeMatch><wsa:EndpointReference><wsa:Address>urn:uuid:" + id
                        + "</wsa:Address></wsa:EndpointReference><d:Types>dn:NetworkVideoTransmitter tds:Device</d:Types>"
                        + "<d:Scopes>" + scopes(" ") + "</d:Scopes><d:XAddrs>" + service()
                        + "</d:XAddrs><d:MetadataVersion>1</d:MetadataVersion></d:ProbeMatch></d:ProbeMatches>");
    }

    /** The content of the answer to an operation; empty where it is not known. */
    Optional<String> answer(String operation, String profile, ZonedDateTime now) {
        return switch (operation) {
            case "GetSystemDateAndTime" -> Optional.of(response("tds", operation, time(now)));
            case "GetServices" -> Optional.of(response("tds", operation, services()));
            case "GetCapabilities" -> Optional.of(response("tds", operation, capabilities()));
            case "GetDeviceInformation" -> Optional.of(response("tds", operation, information()));
            case "GetScopes" -> Optional.of(response("tds", operation, scopeItems()));
            case "GetProfiles" -> Optional.of(response("trt", operation, profile()));
            case "GetVideoSources" -> Optional.of(response("trt", operation, videoSource()));
            case "GetStreamUri" ->
                profile.equals(TOKEN) ? Optional.of(response("trt", operation, stream())) : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static String response(String prefix, String operation, String content) {
        String name = prefix + ":" + operation + "Response";
        return "<" + name + ">" + content + "</" + name + ">";
    }

    private static String time(ZonedDateTime now) {
        ZonedDateTime utc = now.withZoneSameInstant(ZoneOffset.UTC);
        return String.format(
                Locale.ROOT,
                "<tds:SystemDateAndTime><tt:DateTimeType>NTP</tt:DateTimeType><tt:DaylightSavings>false</tt:DaylightSavings>"
                        + "<tt:TimeZone><tt:TZ>UTC0</tt:TZ></tt:TimeZone><tt:UTCDateTime><tt:Time><tt:Hour>%d</tt:Hour>"
                        + "<tt:Minute>%d</tt:Minute><tt:Second>%d</tt:Second></tt:Time><tt:Date><tt:Year>%d</tt:Year>"
                        + "<tt:Month>%d</tt:Month><tt:Day>%d</tt:Day></tt:Date></tt:UTCDateTime></tds:SystemDateAndTime>",
                utc.getHour(),
                utc.getMinute(),
                utc.getSecond(),
                utc.getYear(),
                utc.getMonthValue(),
                utc.getDayOfMonth());
    }

    private String services() {
        return service("device", service().toString()) + service("media", base + "/media_service");
    }

    private static String service(String kind, String address) {
        return "<tds:Service><tds:Namespace>http://www.onvif.org/ver10/" + kind + "/wsdl</tds:Namespace><tds:XAddr>"
                + address + "</tds:XAddr><tds:Version><tt:Major>2</tt:Major><tt:Minor>60</tt:Minor></tds:Version>"
                + "</tds:Service>";
    }

    private String capabilities() {
        return "<tds:Capabilities><tt:Device><tt:XAddr>" + service() + "</tt:XAddr></tt:Device><tt:Media><tt:XAddr>"
                + base
                + "/media_service</tt:XAddr><tt:StreamingCapabilities><tt:RTPMulticast>false</tt:RTPMulticast>"
                + "<tt:RTP_TCP>true</tt:RTP_TCP><tt:RTP_RTSP_TCP>true</tt:RTP_RTSP_TCP></tt:StreamingCapabilities>"
                + "</tt:Media></tds:Capabilities>";
    }

    private String information() {
        return "<tds:Manufacturer>Passerby</tds:Manufacturer><tds:Model>simulator</tds:Model>"
                + "<tds:FirmwareVersion>1</tds:FirmwareVersion><tds:SerialNumber>" + SoapText.escaped(name())
                + "</tds:SerialNumber><tds:HardwareId>simulator</tds:HardwareId>";
    }

    private String scopes(String between) {
        return String.join(
                between,
                "onvif://www.onvif.org/type/video_encoder",
                "onvif://www.onvif.org/Profile/Streaming",
                "onvif://www.onvif.org/name/" + name(),
                "onvif://www.onvif.org/hardware/" + MODEL.replace(" ", "%20"));
    }

    private String scopeItems() {
        return "<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>"
                + scopes("</tt:ScopeItem></tds:Scopes>" + "<tds:Scopes><tt:ScopeDef>Fixed</tt:ScopeDef><tt:ScopeItem>")
                + "</tt:ScopeItem></tds:Scopes>";
    }

    private String profile() {
        return "<trt:Profiles token=\"" + TOKEN + "\" fixed=\"true\"><tt:Name>" + TOKEN
                + "</tt:Name><tt:VideoSourceConfiguration token=\"source\"><tt:Name>source</tt:Name><tt:UseCount>1</tt:UseCount>"
                + "<tt:SourceToken>source</tt:SourceToken>" + bounds() + "</tt:VideoSourceConfiguration>"
                + "<tt:VideoEncoderConfiguration token=\"encoder\"><tt:Name>encoder</tt:Name><tt:UseCount>1</tt:UseCount>"
                + "<tt:Encoding>" + clip().codec() + "</tt:Encoding>" + resolution()
                + "<tt:Quality>1</tt:Quality><tt:RateControl><tt:FrameRateLimit>" + rate()
                + "</tt:FrameRateLimit><tt:EncodingInterval>1</tt:EncodingInterval><tt:BitrateLimit>4096</tt:BitrateLimit>"
                + "</tt:RateControl></tt:VideoEncoderConfiguration></trt:Profiles>";
    }

    private String videoSource() {
        return "<trt:VideoSources token=\"source\"><tt:Framerate>" + rate() + "</tt:Framerate>" + resolution()
                + "</trt:VideoSources>";
    }

    private String stream() {
        return "<trt:MediaUri><tt:Uri>" + SoapText.escaped(camera.url()) + "</tt:Uri>"
                + "<tt:InvalidAfterConnect>false</tt:InvalidAfterConnect><tt:InvalidAfterReboot>false</tt:InvalidAfterReboot>"
                + "<tt:Timeout>PT0S</tt:Timeout></trt:MediaUri>";
    }

    private String bounds() {
        return "<tt:Bounds x=\"0\" y=\"0\" width=\"" + clip().width() + "\" height=\"" + clip().height() + "\"/>";
    }

    private String resolution() {
        return "<tt:Resolution><tt:Width>" + clip().width() + "</tt:Width><tt:Height>" + clip().height()
                + "</tt:Height></tt:Resolution>";
    }

    private long rate() {
        return Math.max(1, Math.round(clip().framesPerSecond()));
    }

    private Clip clip() {
        return camera.clip();
    }
}
