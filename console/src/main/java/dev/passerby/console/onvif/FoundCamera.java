package dev.passerby.console.onvif;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device that answered, and the streams it offers.
 *
 * @param name what it calls itself, its address where it says nothing
 * @param model what it says it is
 * @param address its host, by number
 * @param profiles its streams, empty where they are not known
 * @param reason why some or all of them are not known, one line
 */
public record FoundCamera(
        String name,
        @Nullable String model,
        String address,
        List<Profile> profiles,
        @Nullable String reason) {

    public FoundCamera {
        profiles = List.copyOf(profiles);
    }

    /**
     * A stream.
     *
     * @param name what the device calls it
     * @param url such as a camera may be attached by: rtsp or rtsps, without user and password
     * @param width pixels across
     * @param height pixels down
     * @param codec h264, hevc, mjpeg, or another in small letters
     * @param fps pictures a second at most
     */
    public record Profile(
            String name,
            String url,
            @Nullable Integer width,
            @Nullable Integer height,
            @Nullable String codec,
            @Nullable Double fps) {}
}
