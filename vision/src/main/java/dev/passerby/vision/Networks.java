package dev.passerby.vision;

import dev.passerby.models.ModelName;
import dev.passerby.models.ModelStore;
import dev.passerby.models.VerifiedModel;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.detection.Mtcnn;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.embedding.FaceNet;
import dev.passerby.vision.embedding.FaceNetVariant;
import dev.passerby.vision.inference.BatchingEngine;
import dev.passerby.vision.inference.BatchingSettings;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Network;
import dev.passerby.wire.event.Models;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;

/** The four networks of a process, loaded once, and the engine that batches crops for the last of them. */
final class Networks implements AutoCloseable {

    /** What tells one set of networks from another. */
    record Key(
            Path modelFolder,
            InferenceDevice device,
            BatchingSettings batching,
            boolean together,
            FaceNetVariant embedder) {}

    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final MessageDigest detectorHash = sha256();
    private final Mtcnn mtcnn;
    private final BatchingEngine<AlignedCrop, Embedding> faceNet;
    private final Models hashes;
    private final String embedderFamily;

    private Networks(Key key) {
        try {
            ModelStore store = ModelStore.open(key.modelFolder());
            Network pnet = openDetector(store, ModelName.PNET, key.device(), Network.Use.ANY_SHAPE);
            Network rnet = openDetector(store, ModelName.RNET, key.device(), Network.Use.FEW_SHAPES);
            Network onet = openDetector(store, ModelName.ONET, key.device(), Network.Use.FEW_SHAPES);
            mtcnn = key.together()
                    ? Mtcnn.together(pnet, rnet, onet, new StoredFrameNetworks(store, key.device()))
                    : Mtcnn.alone(pnet, rnet, onet);
            opened.push(mtcnn);
            VerifiedModel embedder = store.model(key.embedder().model());
            FaceNet network = new FaceNet(
                            open(embedder, key.device(), key.embedder().use()))
                    .prepared(key.batching().bucketSizes());
            faceNet = new BatchingEngine<>(embedder.name(), key.batching(), network);
            opened.push(faceNet);
            hashes = new Models(HexFormat.of().formatHex(detectorHash.digest()), embedder.sha256());
            embedderFamily = embedder.family();
        } catch (RuntimeException | Error e) {
            close();
            throw e;
        }
    }

    static Networks open(Key key) {
        return new Networks(key);
    }

    private Network openDetector(ModelStore store, ModelName name, InferenceDevice device, Network.Use use) {
        VerifiedModel model = store.model(name);
        detectorHash.update(model.sha256().getBytes(StandardCharsets.US_ASCII));
        return open(model, device, use);
    }

    private Network open(VerifiedModel model, InferenceDevice device, Network.Use use) {
        Network network = Network.open(model.name(), model.onnx(), device, use);
        opened.push(network);
        return network;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    Mtcnn mtcnn() {
        return mtcnn;
    }

    BatchingEngine<AlignedCrop, Embedding> faceNet() {
        return faceNet;
    }

    Models hashes() {
        return hashes;
    }

    String embedderFamily() {
        return embedderFamily;
    }

    /** Closes in the reverse order of opening: the engine's workers end before the session they use. */
    @Override
    public void close() {
        RuntimeException failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (Exception e) {
                failure = failure == null ? new IllegalStateException("closing networks failed", e) : failure;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
