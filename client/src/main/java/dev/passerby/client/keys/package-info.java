/**
 * People's keys as an operator's program makes, uses and destroys them.
 *
 * <p>Knows no broker. Start with {@link dev.passerby.client.keys.TemplateSafe}.
 */
@NullMarked
package dev.passerby.client.keys;

import org.jspecify.annotations.NullMarked;
