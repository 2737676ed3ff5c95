package dev.passerby.wire.event;

/**
 * The networks that were asked, by the sha256 of their files.
 *
 * @param detector P-Net, R-Net and O-Net, hashed together
 * @param embedder FaceNet
 */
public record Models(String detector, String embedder) {}
