/**
 * The console's web page as it is served: files beside the classes, read once, each with a route of its own.
 *
 * <p>Knows nothing of what the page shows. Start with {@link dev.passerby.console.page.PageEndpoints}.
 */
@NullMarked
package dev.passerby.console.page;

import org.jspecify.annotations.NullMarked;
