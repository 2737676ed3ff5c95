/**
 * The API's description, OpenAPI 3.1, as it is served. Tests hold it against what the console does.
 *
 * <p>Start with {@code openapi.yaml} beside the classes.
 */
@NullMarked
package dev.passerby.console.description;

import org.jspecify.annotations.NullMarked;
