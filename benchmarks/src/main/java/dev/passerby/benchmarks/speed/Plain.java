package dev.passerby.benchmarks.speed;

/**
 * The same work done plainly, timed right after the product's on the same machine.
 *
 * @param name whose way it is
 * @param units how many pictures, faces or searches one run is
 * @param run the work; called by several threads at once
 */
record Plain(String name, int units, Runnable run) {

    static final String EVERYBODY = "comparing with everybody";
    static final String FFMPEG = "FFmpeg alone";
    static final String ONNX_RUNTIME = "plain ONNX Runtime";
}
