package dev.passerby.vision;

import dev.passerby.models.ModelStore;
import dev.passerby.models.mtcnn.FramePNet;
import dev.passerby.vision.detection.FrameNetworks;
import dev.passerby.vision.detection.FrameShape;
import dev.passerby.vision.inference.HostMemory;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import java.util.List;

/** Networks over whole frames, made of the weights in the model store. */
final class StoredFrameNetworks implements FrameNetworks {

    private final ModelStore store;
    private final InferenceDevice device;
    private final HostMemory memory;

    StoredFrameNetworks(ModelStore store, InferenceDevice device) {
        this.store = store;
        this.device = device;
        memory = HostMemory.of(device);
    }

    @Override
    public Network open(int frames, FrameShape shape) {
        List<FramePNet.Level> levels = shape.levels().stream()
                .map(level -> new FramePNet.Level(level.width(), level.height()))
                .toList();
        byte[] onnx = store.frameProposals(frames, shape.width(), shape.height(), levels);
        return Network.open("mtcnn-pnet of " + frames + " frames", onnx, device, Network.Use.FEW_SHAPES);
    }

    @Override
    public HostMemory memory() {
        return memory;
    }
}
