/**
 * The RTSP client on libavformat and libavcodec, and recorded files through the same decoder: the only package that imports
 * bytedeco.
 *
 * <p>It only fails, never retries, and knows no Kafka. Start with {@link dev.passerby.ingest.rtsp.RtspCamera}; what a
 * failure is, is decided in {@link dev.passerby.ingest.rtsp.FailureClassifier} alone.
 */
@NullMarked
package dev.passerby.ingest.rtsp;

import org.jspecify.annotations.NullMarked;
