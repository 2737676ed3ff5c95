package dev.passerby.benchmarks.speed.plain;

import dev.passerby.models.ModelName;
import dev.passerby.models.ModelStore;
import dev.passerby.models.VerifiedModel;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;

/** FaceNet in float32, one face a run. */
public final class PlainFaceNet implements AutoCloseable {

    private static final int PIXELS = AlignedCrop.SIDE * AlignedCrop.SIDE;

    private final Network network;

    /** Opens the network, on one thread a call. */
    public PlainFaceNet(ModelStore store) {
        VerifiedModel model = store.model(ModelName.FACENET);
        network = Network.open("plain " + model.name(), model.onnx(), InferenceDevice.cpu());
    }

    /** {@code [512]}. */
    public float[] embed(AlignedCrop crop) {
        FloatBuffer input = ByteBuffer.allocateDirect(3 * PIXELS * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
        byte[] rgb = crop.rgb();
        for (int channel = 0; channel < 3; channel++) {
            for (int i = 0; i < PIXELS; i++) {
                input.put(((rgb[3 * i + channel] & 0xff) - 127.5f) / 128f);
            }
        }
        return network.run(input.flip(), 1, 3, AlignedCrop.SIDE, AlignedCrop.SIDE)
                .values()
                .iterator()
                .next()
                .values();
    }

    @Override
    public void close() {
        network.close();
    }
}
