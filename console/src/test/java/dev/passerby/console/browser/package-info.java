/**
 * A real Chromium, driven by its DevTools protocol: real clicks, keys and dropped files, and everything that its console
 * complains of.
 *
 * <p>Knows nothing of the page. Start with {@link dev.passerby.console.browser.Browser}.
 */
@NullMarked
package dev.passerby.console.browser;

import org.jspecify.annotations.NullMarked;
