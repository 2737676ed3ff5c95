/**
 * Tests of {@code deploy/containers}.
 */
@NullMarked
package dev.passerby.deploy.containers;

import org.jspecify.annotations.NullMarked;
