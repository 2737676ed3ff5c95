/**
 * Which decoded pictures go on, and what became of each: pure logic that takes its clock.
 *
 * <p>Knows no FFmpeg, no Kafka and no threads of its own. Start with {@link dev.passerby.ingest.sample.PictureGate}.
 */
@NullMarked
package dev.passerby.ingest.sample;

import org.jspecify.annotations.NullMarked;
