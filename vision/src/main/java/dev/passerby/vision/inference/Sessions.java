package dev.passerby.vision.inference;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The sessions of one network: a single one, or one for each shape of its input.
 *
 * <p>On a GPU a session plans its convolutions anew whenever the shape changes, which takes 12 to 20 ms, many times a small
 * network's run.
 */
final class Sessions implements AutoCloseable {

    /** Beyond the first; further shapes share that. */
    private static final int MOST_OTHERS = 11;

    private static final byte[] NOT_NEEDED = {};

    private final OrtEnvironment environment;
    /** Kept where more sessions may be opened: it is as large as the network. */
    private final byte[] onnx;

    private final InferenceDevice device;
    private final boolean channelsLast;
    private final boolean byShape;

    private final OrtSession first;
    private final List<OrtSession> others = new ArrayList<>();
    private final Map<List<Long>, OrtSession> ofShapes = new HashMap<>();

    Sessions(OrtEnvironment environment, byte[] onnx, InferenceDevice device, Network.Use use) throws OrtException {
        this.environment = environment;
        this.device = device;
        channelsLast = use == Network.Use.HALVES_IN_BATCHES;
        byShape = device instanceof InferenceDevice.Cuda && use != Network.Use.ANY_SHAPE;
        first = opened(onnx);
        this.onnx = byShape ? onnx : NOT_NEEDED;
    }

    private OrtSession opened(byte[] file) throws OrtException {
        try (OrtSession.SessionOptions options = SessionSettings.on(device, channelsLast)) {
            return environment.createSession(file, options);
        }
    }

    /** The session that was opened first. */
    OrtSession first() {
        return first;
    }

    boolean areByShape() {
        return byShape;
    }

    /** The session for inputs of a shape; opened now where it is the first of that shape. */
    OrtSession of(long... shape) throws OrtException {
        return byShape ? ofShape(Arrays.stream(shape).boxed().toList()) : first;
    }

    private synchronized OrtSession ofShape(List<Long> shape) throws OrtException {
        OrtSession known = ofShapes.get(shape);
        if (known != null) {
            return known;
        }
        OrtSession session = first;
        if (!ofShapes.isEmpty() && others.size() < MOST_OTHERS) {
            session = opened(onnx);
            others.add(session);
        }
        ofShapes.put(shape, session);
        return session;
    }

    @Override
    public synchronized void close() throws OrtException {
        first.close();
        for (OrtSession session : others) {
            session.close();
        }
    }
}
