/**
 * Who may do what: API keys with roles, kept only as hashes, and browsers' sessions.
 *
 * <p>Knows no HTTP. Start with {@link dev.passerby.console.access.Keys}.
 */
@NullMarked
package dev.passerby.console.access;

import org.jspecify.annotations.NullMarked;
