/**
 * Tests of {@code deploy/kubernetes}, which is read with the published models and compared with the code it starts.
 */
@NullMarked
package dev.passerby.deploy.kubernetes;

import org.jspecify.annotations.NullMarked;
