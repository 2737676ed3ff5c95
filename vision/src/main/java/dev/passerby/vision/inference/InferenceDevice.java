package dev.passerby.vision.inference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where networks are run. A GPU is used only where it was asked for, and is never replaced by the CPU in silence. */
public sealed interface InferenceDevice {

    /**
     * The processor.
     *
     * @param threads how many threads work on one call; 1 unless there are fewer callers than cores
     */
    record Cpu(int threads) implements InferenceDevice {

        public Cpu {
            if (threads < 1) {
                throw new IllegalArgumentException("inference on the CPU needs at least one thread, got " + threads);
            }
        }

        @Override
        public String toString() {
            return "cpu";
        }
    }

    /**
     * An NVIDIA GPU; needs the Maven profile {@code gpu} at build time.
     *
     * @param deviceId the GPU's number, from 0
     * @param memoryLimitBytes what one session's arena may take at most
     */
    record Cuda(int deviceId, long memoryLimitBytes) implements InferenceDevice {

        /** A limit that leaves room on a large card; batches that find no memory are run one by one. */
        public static final long DEFAULT_MEMORY_LIMIT_BYTES = 8L << 30;

        public Cuda {
            if (deviceId < 0 || memoryLimitBytes < 1) {
                throw new IllegalArgumentException("a GPU has a number from 0 and a memory limit above 0, got number "
                        + deviceId + " and limit " + memoryLimitBytes);
            }
        }

        @Override
        public String toString() {
            return "cuda:" + deviceId;
        }
    }

    /** The processor, one thread for each call: parallelism is the callers'. */
    static InferenceDevice cpu() {
        return new Cpu(1);
    }

    /**
     * The device that a setting names: {@code cpu}, {@code cuda} or {@code cuda:1}.
     *
     * @throws IllegalArgumentException for anything else
     */
    static InferenceDevice parse(String text) {
        if (text.equals("cpu")) {
            return cpu();
        }
        Matcher cuda = Pattern.compile("cuda(?::(\\d{1,3}))?").matcher(text);
        if (cuda.matches()) {
            String number = cuda.group(1);
            return new Cuda(number == null ? 0 : Integer.parseInt(number), Cuda.DEFAULT_MEMORY_LIMIT_BYTES);
        }
        throw new IllegalArgumentException("an inference device must be cpu, cuda or cuda:NUMBER, got '" + text + "'");
    }
}
