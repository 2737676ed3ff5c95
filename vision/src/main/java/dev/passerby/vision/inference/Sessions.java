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

    /** Shapes beyond these share the first session. */
    private static final int MOST = 12;

    private final OrtEnvironment environment;
    private final byte[] onnx;
    private final InferenceDevice device;
    private final boolean channelsLast;
    private final boolean byShape;

    private final List<OrtSession> opened = new ArrayList<>();
    private final Map<List<Long>, OrtSession> ofShapes = new HashMap<>();

    private Sessions(OrtEnvironment environment, byte[] onnx, InferenceDevice device, Network.Use use) {
        this.environment = environment;
        this.onnx = onnx;
        this.device = device;
        channelsLast = use == Network.Use.HALVES_IN_BATCHES;
        byShape = device instanceof InferenceDevice.Cuda && use != Network.Use.ANY_SHAPE;
    }

    static Sessions open(OrtEnvironment environment, byte[] onnx, InferenceDevice device, Network.Use use)
            throws OrtException {
        Sessions sessions = new Sessions(environment, onnx, device, use);
        sessions.openAnother();
        return sessions;
    }

    /** The session that was opened first. */
    OrtSession first() {
        return opened.get(0);
    }

    boolean areByShape() {
        return byShape;
    }

    /** The session for inputs of a shape; opened now where it is the first of that shape. */
    synchronized OrtSession of(long... shape) throws OrtException {
        if (!byShape) {
            return first();
        }
        List<Long> key = Arrays.stream(shape).boxed().toList();
        OrtSession known = ofShapes.get(key);
        if (known != null) {
            return known;
        }
        OrtSession session = ofShapes.isEmpty() || opened.size() >= MOST ? first() : openAnother();
        ofShapes.put(key, session);
        return session;
    }

    private OrtSession openAnother() throws OrtException {
        try (OrtSession.SessionOptions options = SessionSettings.on(device, channelsLast)) {
            OrtSession session = environment.createSession(onnx, options);
            opened.add(session);
            return session;
        }
    }

    @Override
    public void close() throws OrtException {
        for (OrtSession session : opened) {
            session.close();
        }
    }
}
