package dev.passerby.vision.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;

/**
 * A network with one input, loaded once and run by any number of threads at the same time.
 *
 * <p>Closing waits for the runs under way, because ONNX Runtime crashes the JVM when a session is freed during a run.
 */
public final class Network implements AutoCloseable {

    private final String name;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final String input;
    /** Held for reading by every run, for writing by close. */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private Network(String name, OrtEnvironment environment, OrtSession session) {
        this.name = name;
        this.environment = environment;
        this.session = session;
        input = session.getInputNames().iterator().next();
    }

    /**
     * A network from the bytes of an ONNX file, whose hash the caller has checked.
     *
     * @param name what to call it in messages
     * @throws InferenceException if the device is not to be had or the bytes are no network for it
     */
    public static Network open(String name, byte[] onnx, InferenceDevice device) {
        requireProvider(name, device);
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "passerby");
            try (OrtSession.SessionOptions options = SessionSettings.on(device)) {
                return new Network(name, environment, environment.createSession(onnx, options));
            }
        } catch (OrtException e) {
            throw new InferenceException("cannot open network " + name + " on " + device + ": " + oneLine(e), e);
        }
    }

    private static void requireProvider(String name, InferenceDevice device) {
        boolean cuda = device instanceof InferenceDevice.Cuda;
        if (cuda && !OrtEnvironment.getAvailableProviders().contains(OrtProvider.CUDA)) {
            throw new InferenceException("cannot open network " + name + " on " + device
                    + ": this build of Passerby has ONNX Runtime without CUDA; build with -Pgpu or use device cpu");
        }
    }

    /**
     * Runs the network.
     *
     * @param values the input, row-major, from its position to its limit; a direct buffer is read in place
     * @param shape the input's shape
     * @return the outputs by name
     * @throws InferenceException if the network is closed or fails
     */
    public Map<String, Tensor> run(FloatBuffer values, long... shape) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new InferenceException("cannot run network " + name + ": it is closed");
            }
            try (OnnxTensor tensor = OnnxTensor.createTensor(environment, values, shape);
                    OrtSession.Result result = session.run(Map.of(input, tensor))) {
                return outputs(result);
            }
        } catch (OrtException e) {
            throw new InferenceException("cannot run network " + name + ": " + oneLine(e), e);
        } finally {
            use.readLock().unlock();
        }
    }

    private static Map<String, Tensor> outputs(OrtSession.Result result) {
        Map<String, Tensor> outputs = new HashMap<>();
        for (Map.Entry<String, OnnxValue> output : result) {
            if (output.getValue() instanceof OnnxTensor tensor) {
                FloatBuffer values = tensor.getFloatBuffer();
                outputs.put(output.getKey(), new Tensor(tensor.getInfo().getShape(), values.array()));
            }
        }
        return outputs;
    }

    private static String oneLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason given");
    }

    @Override
    public void close() {
        use.writeLock().lock();
        try {
            if (!closed) {
                closed = true;
                session.close();
            }
        } catch (OrtException e) {
            throw new InferenceException("cannot close network " + name + ": " + oneLine(e), e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
