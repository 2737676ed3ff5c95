package dev.passerby.simulator.onvif;

import java.nio.charset.StandardCharsets;

/** Messages as devices write them. */
final class SoapText {

    private static final String NAMESPACES = " xmlns:env=\"http://www.w3.org/2003/05/soap-envelope\""
            + " xmlns:wsa=\"http://schemas.xmlsoap.org/ws/2004/08/addressing\""
            + " xmlns:d=\"http://schemas.xmlsoap.org/ws/2005/04/discovery\""
            + " xmlns:dn=\"http://www.onvif.org/ver10/network/wsdl\" xmlns:tds=\"http://www.onvif.org/ver10/device/wsdl\""
            + " xmlns:trt=\"http://www.onvif.org/ver10/media/wsdl\" xmlns:tt=\"http://www.onvif.org/ver10/schema\""
            + " xmlns:ter=\"http://www.onvif.org/ver10/error\"";

    private SoapText() {}

    static byte[] envelope(String header, String body) {
        String text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><env:Envelope" + NAMESPACES + "><env:Header>" + header
                + "</env:Header><env:Body>" + body + "</env:Body></env:Envelope>";
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** @param code of ONVIF, as NotAuthorized */
    static byte[] fault(String code, String reason) {
        return envelope(
                "",
                "<env:Fault><env:Code><env:Value>env:Sender</env:Value><env:Subcode><env:Value>ter:" + code
                        + "</env:Value></env:Subcode></env:Code><env:Reason><env:Text xml:lang=\"en\">"
                        + escaped(reason)
                        + "</env:Text></env:Reason></env:Fault>");
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
