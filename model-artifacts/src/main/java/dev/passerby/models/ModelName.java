package dev.passerby.models;

/** The networks that the store holds. Shapes and meanings are in {@code models.lock} and in each network's package. */
public enum ModelName {
    /** MTCNN's proposal network: {@link dev.passerby.models.mtcnn.PNet}. */
    PNET("mtcnn-pnet"),
    /** MTCNN's refinement network: {@link dev.passerby.models.mtcnn.RNet}. */
    RNET("mtcnn-rnet"),
    /** MTCNN's output network: {@link dev.passerby.models.mtcnn.ONet}. */
    ONET("mtcnn-onet"),
    /** MTCNN's proposal network as its paper has it: {@link dev.passerby.models.mtcnn.PlainNetworks}. */
    PLAIN_PNET("mtcnn-pnet-plain"),
    /** The refinement network likewise. */
    PLAIN_RNET("mtcnn-rnet-plain"),
    /** The output network likewise. */
    PLAIN_ONET("mtcnn-onet-plain"),
    /** FaceNet: {@link dev.passerby.models.facenet.InceptionResnetV1}. */
    FACENET("facenet"),
    /** FaceNet in integers: the same embeddings but for rounding, see decision record 0023. */
    FACENET_INT8("facenet-int8"),
    /** FaceNet in half precision, for GPUs: likewise. */
    FACENET_FLOAT16("facenet-float16");

    private final String text;

    ModelName(String text) {
        this.text = text;
    }

    /** The name in {@code models.lock}, such as {@code mtcnn-pnet}. */
    public String text() {
        return text;
    }

    /** The file's name in the store, such as {@code mtcnn-pnet.onnx}. */
    public String fileName() {
        return text + ".onnx";
    }
}
