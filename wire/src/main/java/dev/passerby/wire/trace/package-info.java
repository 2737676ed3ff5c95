/**
 * What ties the steps of one frame together across processes, as W3C Trace Context has it.
 *
 * <p>Knows no exporter. Start with {@link dev.passerby.wire.trace.TraceParent}.
 */
@NullMarked
package dev.passerby.wire.trace;

import org.jspecify.annotations.NullMarked;
