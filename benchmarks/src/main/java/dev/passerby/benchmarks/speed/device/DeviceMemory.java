package dev.passerby.benchmarks.speed.device;

import dev.passerby.vision.inference.InferenceDevice;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/** Who knows how much of a device's memory is in use. */
@FunctionalInterface
interface DeviceMemory {

    /** In MB; empty where nobody tells. */
    OptionalDouble usedMb();

    /** The whole card's by {@code nvidia-smi}; for the processor this process's resident memory. */
    static DeviceMemory of(InferenceDevice device) {
        return device instanceof InferenceDevice.Cuda cuda
                ? () -> number(NvidiaSmi.ask(cuda.deviceId(), "memory.used"))
                : DeviceMemory::resident;
    }

    private static OptionalDouble resident() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"), StandardCharsets.UTF_8)) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1e3)
                    .findFirst();
        } catch (IOException e) {
            return OptionalDouble.empty();
        }
    }

    private static OptionalDouble number(String text) {
        return text.matches("\\d+") ? OptionalDouble.of(Double.parseDouble(text)) : OptionalDouble.empty();
    }
}
