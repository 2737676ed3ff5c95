package dev.passerby.vision.inference;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtProvider;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.stream.LongStream;

/**
 * A network with one input, loaded once and run by any number of threads at the same time.
 *
 * <p>Closing waits for the runs under way, because ONNX Runtime crashes the JVM when a session is freed during a run.
 */
public final class Network implements AutoCloseable {

    /** What a network is used for, which a GPU wants to know. */
    public enum Use {
        /** Inputs of many shapes, each seldom. */
        ANY_SHAPE,
        /** A few shapes again and again: each has a session of its own. */
        FEW_SHAPES,
        /** Few shapes, computed in half precision. */
        HALVES_IN_BATCHES
    }

    private final String name;
    private final OrtEnvironment environment;
    private final Sessions sessions;
    private final String input;
    private final boolean takesBytes;
    /** Held for reading by every run, for writing by close. */
    private final ReentrantReadWriteLock use = new ReentrantReadWriteLock();

    private boolean closed;

    private Network(String name, OrtEnvironment environment, Sessions sessions) throws OrtException {
        this.name = name;
        this.environment = environment;
        this.sessions = sessions;
        NodeInfo only = sessions.first().getInputInfo().values().iterator().next();
        input = only.getName();
        takesBytes = only.getInfo() instanceof TensorInfo tensor && tensor.type == OnnxJavaType.UINT8;
    }

    /** A network for inputs of any shape; as {@link #open(String, byte[], InferenceDevice, Use)}. */
    public static Network open(String name, byte[] onnx, InferenceDevice device) {
        return open(name, onnx, device, Use.ANY_SHAPE);
    }

    /**
     * A network from the bytes of an ONNX file, whose hash the caller has checked.
     *
     * @param name what to call it in messages
     * @param use what to expect
     * @throws InferenceException if the device is not to be had or the bytes are no network for it
     */
    public static Network open(String name, byte[] onnx, InferenceDevice device, Use use) {
        requireProvider(name, device);
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR, "passerby");
            return new Network(name, environment, new Sessions(environment, onnx, device, use));
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

    /** Whether its input is bytes from 0 to 255 and not floats. */
    public boolean takesBytes() {
        return takesBytes;
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
        return run(() -> OnnxTensor.createTensor(environment, values, shape), shape);
    }

    /** Runs a network whose input is bytes from 0 to 255; otherwise as {@link #run(FloatBuffer, long...)}. */
    public Map<String, Tensor> run(ByteBuffer values, long... shape) {
        return run(() -> OnnxTensor.createTensor(environment, values, shape, OnnxJavaType.UINT8), shape);
    }

    /**
     * Makes the network ready for inputs of a shape, for which the first run would wait up to seconds on a GPU. Does nothing on a
     * processor.
     */
    public void prepare(long... shape) {
        if (!sessions.areByShape()) {
            return;
        }
        int length = Math.toIntExact(LongStream.of(shape).reduce(1, Math::multiplyExact));
        if (takesBytes) {
            run(ByteBuffer.allocateDirect(length), shape);
        } else {
            run(FloatBuffer.allocate(length), shape);
        }
    }

    /**
     * Runs a network whose input is bytes and which has one output, of a shape that is known beforehand.
     *
     * @param values the input, a direct buffer from 0 to its limit
     * @param answer receives the output, a direct buffer from 0 to its limit
     */
    public void run(ByteBuffer values, long[] shape, FloatBuffer answer, long[] answerShape) {
        locked(() -> {
            OrtSession session = sessions.of(shape);
            String output = session.getOutputNames().iterator().next();
            try (OnnxTensor in = OnnxTensor.createTensor(environment, values, shape, OnnxJavaType.UINT8);
                    OnnxTensor out = OnnxTensor.createTensor(environment, answer, answerShape)) {
                session.run(Map.of(input, in), Map.of(output, out)).close();
            }
            return Map.of();
        });
    }

    /** Makes an input. */
    @FunctionalInterface
    private interface Input {
        OnnxTensor tensor() throws OrtException;
    }

    private Map<String, Tensor> run(Input values, long... shape) {
        return locked(() -> {
            try (OnnxTensor tensor = values.tensor();
                    OrtSession.Result result = sessions.of(shape).run(Map.of(input, tensor))) {
                return outputs(result);
            }
        });
    }

    /** Work with the sessions. */
    @FunctionalInterface
    private interface Work {
        Map<String, Tensor> done() throws OrtException;
    }

    private Map<String, Tensor> locked(Work work) {
        use.readLock().lock();
        try {
            if (closed) {
                throw new InferenceException("cannot run network " + name + ": it is closed");
            }
            return work.done();
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
                sessions.close();
            }
        } catch (OrtException e) {
            throw new InferenceException("cannot close network " + name + ": " + oneLine(e), e);
        } finally {
            use.writeLock().unlock();
        }
    }
}
