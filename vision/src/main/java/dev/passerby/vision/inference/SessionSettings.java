package dev.passerby.vision.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/** The options of a session: no thread of its own beyond those asked for, none of them spinning. */
final class SessionSettings {

    private SessionSettings() {}

    /**
     * Options for a device; the caller closes them.
     *
     * @param channelsLast whether a GPU keeps a pixel's channels beside each other, as its instructions for halves want them
     */
    @SuppressWarnings("StreamResourceLeak")
    static SessionOptions on(InferenceDevice device, boolean channelsLast) throws OrtException {
        SessionOptions options = new SessionOptions();
        try {
            options.setInterOpNumThreads(1);
            options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            if (!Processor.ofThisMachine().sumsByteProducts()) {
                // The fast product of unsigned and signed bytes may overflow then; this takes an exact, slower one.
                options.addConfigEntry("session.x64quantprecision", "1");
            }
            // Plans for memory are kept for each shape ever seen, and pictures come in many.
            options.setMemoryPatternOptimization(false);
            options.setIntraOpNumThreads(device instanceof InferenceDevice.Cpu cpu ? cpu.threads() : 1);
            if (device instanceof InferenceDevice.Cuda cuda) {
                addCuda(options, cuda, channelsLast);
            }
            return options;
        } catch (OrtException | RuntimeException e) {
            options.close();
            throw e;
        }
    }

    private static void addCuda(SessionOptions options, InferenceDevice.Cuda cuda, boolean channelsLast)
            throws OrtException {
        try (OrtCUDAProviderOptions provider = new OrtCUDAProviderOptions(cuda.deviceId())) {
            provider.add("gpu_mem_limit", Long.toString(cuda.memoryLimitBytes()));
            // Grow by what is needed: doubling would take the limit after a few new shapes.
            provider.add("arena_extend_strategy", "kSameAsRequested");
            // The exhaustive search takes ten seconds for a network's first run and finds little that is better.
            provider.add("cudnn_conv_algo_search", "HEURISTIC");
            // Without it float32 has the ten binary digits of halves.
            provider.add("use_tf32", "0");
            provider.add("prefer_nhwc", channelsLast ? "1" : "0");
            options.addCUDA(provider);
        }
    }
}
