/**
 * What a device makes of the networks: whether it answers as the processor does, how much it gets done, how many cameras that is,
 * and what memory it takes. The processor itself may stand where the device would.
 *
 * <p>Start with {@link dev.passerby.benchmarks.speed.device.DeviceCheck}. Decoding is no part of it.
 */
@NullMarked
package dev.passerby.benchmarks.speed.device;

import org.jspecify.annotations.NullMarked;
