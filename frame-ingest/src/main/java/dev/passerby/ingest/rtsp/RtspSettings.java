package dev.passerby.ingest.rtsp;

import dev.passerby.ingest.gateway.AccessRules;
import java.time.Duration;

/**
 * How the RTSP client behaves.
 *
 * @param transport how pictures travel; TCP loses none
 * @param openTimeout from the call to the answer that pictures will come
 * @param firstFrameTimeout from then to the first picture: a camera that does not begin with a key frame needs up to one
 *     key-frame interval
 * @param stallTimeout from one picture to the next; also how long a camera may send nothing at all before the first
 * @param maxPixels width times height; larger pictures are not decoded
 * @param jpeg how pictures become JPEGs
 * @param access where cameras may be, and what they may ask for
 */
public record RtspSettings(
        Transport transport,
        Duration openTimeout,
        Duration firstFrameTimeout,
        Duration stallTimeout,
        long maxPixels,
        JpegSettings jpeg,
        AccessRules access) {

    public static final RtspSettings STANDARD = new RtspSettings(
            Transport.TCP,
            Duration.ofSeconds(8),
            Duration.ofSeconds(12),
            Duration.ofSeconds(3),
            4096L * 2304,
            JpegSettings.STANDARD,
            AccessRules.STANDARD);

    /** How pictures travel. */
    public enum Transport {
        TCP("tcp"),
        UDP("udp");

        private final String option;

        Transport(String option) {
            this.option = option;
        }

        /** The value of FFmpeg's {@code rtsp_transport}. */
        String option() {
            return option;
        }
    }

    public RtspSettings withOpenTimeout(Duration value) {
        return new RtspSettings(transport, value, firstFrameTimeout, stallTimeout, maxPixels, jpeg, access);
    }

    public RtspSettings withFirstFrameTimeout(Duration value) {
        return new RtspSettings(transport, openTimeout, value, stallTimeout, maxPixels, jpeg, access);
    }

    public RtspSettings withStallTimeout(Duration value) {
        return new RtspSettings(transport, openTimeout, firstFrameTimeout, value, maxPixels, jpeg, access);
    }

    public RtspSettings withTransport(Transport value) {
        return new RtspSettings(value, openTimeout, firstFrameTimeout, stallTimeout, maxPixels, jpeg, access);
    }

    public RtspSettings withJpeg(JpegSettings value) {
        return new RtspSettings(transport, openTimeout, firstFrameTimeout, stallTimeout, maxPixels, value, access);
    }

    public RtspSettings withAccess(AccessRules value) {
        return new RtspSettings(transport, openTimeout, firstFrameTimeout, stallTimeout, maxPixels, jpeg, value);
    }
}
