/**
 * What can go wrong with a camera, and scripts that say what goes wrong when.
 *
 * <p>Pure: times are arguments, nothing is sent here. Start with {@link dev.passerby.simulator.fault.Script} and
 * {@link dev.passerby.simulator.fault.Fault}.
 */
@NullMarked
package dev.passerby.simulator.fault;

import org.jspecify.annotations.NullMarked;
