package dev.passerby.benchmarks.calibration;

import dev.passerby.wire.gallery.Template;

/**
 * A face of somebody who is not enrolled.
 *
 * @param who the person as far as the folder tells: a sub-folder's name, or else the photo's
 * @param photo the file, as messages call it
 * @param face the face as the job would see it
 */
public record Stranger(String who, String photo, Template face) {}
