/**
 * Tests of {@code docker-compose.yml}.
 */
@NullMarked
package dev.passerby.deploy.compose;

import org.jspecify.annotations.NullMarked;
