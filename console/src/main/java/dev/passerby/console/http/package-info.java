/**
 * HTTP as every feature of the console uses it: who calls, what is refused and how that is said.
 *
 * <p>Knows none of the features. Start with {@link dev.passerby.console.http.HttpServer}.
 */
@NullMarked
package dev.passerby.console.http;

import org.jspecify.annotations.NullMarked;
