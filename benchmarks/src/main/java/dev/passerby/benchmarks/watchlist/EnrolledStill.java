package dev.passerby.benchmarks.watchlist;

import dev.passerby.benchmarks.identification.Still;
import dev.passerby.vision.picture.Picture;
import dev.passerby.wire.gallery.Template;

/**
 * A photo that was accepted for enrolment.
 *
 * @param template what goes into the gallery
 * @param portrait its face, cut out
 */
record EnrolledStill(Still still, Template template, Picture portrait) {}
