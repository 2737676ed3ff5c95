/**
 * What people see and other programs call: a REST API, a stream of events for browsers, and the web page.
 *
 * <p>Knows no Flink and no RTSP. Start with {@link dev.passerby.console.Console}.
 */
@NullMarked
package dev.passerby.console;

import org.jspecify.annotations.NullMarked;
