package dev.passerby.benchmarks.lfw;

/**
 * What was made of one picture.
 *
 * @param probe the face as it is looked for
 * @param template the face as it is enrolled; the same object where the variant makes no difference
 */
record LfwFace(FacePoint probe, FacePoint template) {}
