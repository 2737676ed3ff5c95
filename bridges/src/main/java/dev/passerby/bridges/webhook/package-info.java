/** Events to receivers over HTTP: one POST each, signed after the Standard Webhooks. */
@NullMarked
package dev.passerby.bridges.webhook;

import org.jspecify.annotations.NullMarked;
