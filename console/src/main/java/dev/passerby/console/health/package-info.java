/**
 * How the console and what it depends on are doing.
 *
 * <p>Start with {@link dev.passerby.console.health.HealthEndpoints}.
 */
@NullMarked
package dev.passerby.console.health;

import org.jspecify.annotations.NullMarked;
