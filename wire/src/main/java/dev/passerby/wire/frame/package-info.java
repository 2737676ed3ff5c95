/**
 * A picture on its way from a camera to the job.
 *
 * <p>The value on the topic is an ordinary JPEG; everything else is in headers. Start with
 * {@link dev.passerby.wire.frame.Frame}.
 */
@NullMarked
package dev.passerby.wire.frame;

import org.jspecify.annotations.NullMarked;
