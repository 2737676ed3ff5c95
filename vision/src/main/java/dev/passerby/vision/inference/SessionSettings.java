package dev.passerby.vision.inference;

import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.providers.OrtCUDAProviderOptions;

/** The options of a session: no thread of its own beyond those asked for, none of them spinning. */
final class SessionSettings {

    private SessionSettings() {}

    /** Options for a device; the caller closes them. */
    @SuppressWarnings("StreamResourceLeak")
    static SessionOptions on(InferenceDevice device) throws OrtException {
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
                addCuda(options, cuda);
            }
            return options;
        } catch (OrtException | RuntimeException e) {
            options.close();
            throw e;
        }
    }

    private static void addCuda(SessionOptions options, InferenceDevice.Cuda cuda) throws OrtException {
        try (OrtCUDAProviderOptions provider = new OrtCUDAProviderOptions(cuda.deviceId())) {
            provider.add("gpu_mem_limit", Long.toString(cuda.memoryLimitBytes()));
            // Grow by what is needed: doubling would take the limit after a few new shapes.
            provider.add("arena_extend_strategy", "kSameAsRequested");
            // The exhaustive search would be repeated for every new shape.
            provider.add("cudnn_conv_algo_search", "HEURISTIC");
            options.addCUDA(provider);
        }
    }
}
