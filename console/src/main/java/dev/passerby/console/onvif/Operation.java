package dev.passerby.console.onvif;

/**
 * A question to a device.
 *
 * @param namespace of the service that answers it
 * @param name as GetProfiles
 * @param content XML within it, in the namespace {@code q}
 */
record Operation(String namespace, String name, String content) {

    private static final String DEVICE = "http://www.onvif.org/ver10/device/wsdl";
    static final String MEDIA = "http://www.onvif.org/ver10/media/wsdl";

    static final Operation TIME = new Operation(DEVICE, "GetSystemDateAndTime", "");
    static final Operation SERVICES =
            new Operation(DEVICE, "GetServices", "<q:IncludeCapability>false</q:IncludeCapability>");
    static final Operation CAPABILITIES = new Operation(DEVICE, "GetCapabilities", "<q:Category>All</q:Category>");
    static final Operation INFORMATION = new Operation(DEVICE, "GetDeviceInformation", "");
    static final Operation PROFILES = new Operation(MEDIA, "GetProfiles", "");

    /** Where the pictures of a profile are, over RTSP. */
    static Operation streamOf(String profile) {
        return new Operation(
                MEDIA,
                "GetStreamUri",
                "<q:StreamSetup><t:Stream xmlns:t=\"http://www.onvif.org/ver10/schema\">RTP-Unicast</t:Stream>"
                        + "<t:Transport xmlns:t=\"http://www.onvif.org/ver10/schema\"><t:Protocol>RTSP</t:Protocol></t:Transport>"
                        + "</q:StreamSetup><q:ProfileToken>" + ForeignText.escaped(profile) + "</q:ProfileToken>");
    }

    /** The message, with this in its header. */
    String message(String header) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"http://www.w3.org/2003/05/soap-envelope\">"
                + (header.isEmpty() ? "" : "<s:Header>" + header + "</s:Header>")
                + "<s:Body xmlns:q=\"" + namespace + "\"><q:" + name + ">" + content + "</q:" + name
                + "></s:Body></s:Envelope>";
    }
}
