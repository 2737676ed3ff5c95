/**
 * What the operators need of {@code vision}.
 *
 * <p>The seam between streams and pixels: operators see {@link dev.passerby.pipeline.vision.Vision} and know no network;
 * what is behind it knows no stream. Start with {@link dev.passerby.pipeline.vision.Vision}.
 */
@NullMarked
package dev.passerby.pipeline.vision;

import org.jspecify.annotations.NullMarked;
