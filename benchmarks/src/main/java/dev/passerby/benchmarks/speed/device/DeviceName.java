package dev.passerby.benchmarks.speed.device;

import dev.passerby.benchmarks.speed.Machine;
import dev.passerby.vision.inference.InferenceDevice;
import org.jspecify.annotations.Nullable;

/** What a device is called by its maker. */
final class DeviceName {

    private DeviceName() {}

    static String of(InferenceDevice device) {
        if (device instanceof InferenceDevice.Cuda cuda) {
            String name = NvidiaSmi.ask(cuda.deviceId(), "name");
            return name.equals(NvidiaSmi.SILENCE) ? "unknown" : name;
        }
        return Machine.processorName();
    }

    /** The version of the card's driver; null where there is none or nobody tells. */
    static @Nullable String driver(InferenceDevice device) {
        if (device instanceof InferenceDevice.Cuda cuda) {
            String version = NvidiaSmi.ask(cuda.deviceId(), "driver_version");
            return version.equals(NvidiaSmi.SILENCE) ? null : version;
        }
        return null;
    }
}
