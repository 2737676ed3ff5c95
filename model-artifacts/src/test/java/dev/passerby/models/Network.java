package dev.passerby.models;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import dev.passerby.models.progress.Progress;
import java.nio.FloatBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** A model of the standard store in ONNX Runtime. */
public final class Network implements AutoCloseable {

    private static final OrtEnvironment ENVIRONMENT = OrtEnvironment.getEnvironment();

    private final OrtSession session;

    private Network(OrtSession session) {
        this.session = session;
    }

    public static Network load(ModelName name) throws OrtException {
        ModelStore store = ModelStore.standard(System.getenv());
        store.prepare(Progress.none());
        return new Network(ENVIRONMENT.createSession(store.model(name).onnx()));
    }

    public Set<String> inputs() {
        return session.getInputNames();
    }

    public Set<String> outputs() {
        return session.getOutputNames();
    }

    /** Every output's values, by name. */
    public Map<String, float[]> run(float[] input, long... shape) throws OrtException {
        try (OnnxTensor tensor = OnnxTensor.createTensor(ENVIRONMENT, FloatBuffer.wrap(input), shape);
                OrtSession.Result result = session.run(Map.of("input", tensor))) {
            Map<String, float[]> outputs = new HashMap<>();
            for (Map.Entry<String, ?> output : result) {
                FloatBuffer values = ((OnnxTensor) output.getValue()).getFloatBuffer();
                float[] copy = new float[values.remaining()];
                values.get(copy);
                outputs.put(output.getKey(), copy);
            }
            return outputs;
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
