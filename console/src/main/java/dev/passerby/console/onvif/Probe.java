package dev.passerby.console.onvif;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

/** The question that devices answer by saying where they are (WS-Discovery 2005/04, section 5.2). */
final class Probe {

    // Some devices answer to one type only, some to the other.
    private static final List<String> TYPES = List.of(
            "<d:Types xmlns:n=\"http://www.onvif.org/ver10/network/wsdl\">n:NetworkVideoTransmitter</d:Types>",
            "<d:Types xmlns:n=\"http://www.onvif.org/ver10/device/wsdl\">n:Device</d:Types>");

    private Probe() {}

    /** The messages to send, each with a number of its own. */
    static List<byte[]> messages() {
        return TYPES.stream().map(Probe::message).toList();
    }

    private static byte[] message(String types) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\""
                + " xmlns:a=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\""
                + " xmlns:d=\"http://schemas.xmlsoap.org/ws/2005/04/discovery\">"
                + "<s:Header><a:MessageID>urn:uuid:" + UUID.randomUUID() + "</a:MessageID>"
                + "<a:ReplyTo><a:Address>http://schemas.xmlsoap.org/ws/2004/08/addressing/role/anonymous</a:Address></a:ReplyTo>"
                + "<a:To>urn:schemas-xmlsoap-org:ws:2005:04:discovery</a:To>"
                + "<a:Action>http://schemas.xmlsoap.org/ws/2005/04/discovery/Probe</a:Action></s:Header>"
                + "<s:Body><d:Probe>" + types + "</d:Probe></s:Body></s:Envelope>";
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
