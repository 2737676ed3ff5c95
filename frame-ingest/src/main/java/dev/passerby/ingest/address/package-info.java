/**
 * Which addresses a camera may have: rules about numbers, without a look-up and without a socket.
 *
 * <p>Start with {@link dev.passerby.ingest.address.AllowedNetworks}.
 */
@NullMarked
package dev.passerby.ingest.address;

import org.jspecify.annotations.NullMarked;
