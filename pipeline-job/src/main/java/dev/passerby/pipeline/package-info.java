/**
 * The Flink job: frames and people in, recognition events out.
 *
 * <p>Operators are thin and call {@code vision}; nothing here knows RTSP or a user interface. Start with
 * {@link dev.passerby.pipeline.PipelineJob}, then {@link dev.passerby.pipeline.FacePipeline}, which is the whole topology.
 */
@NullMarked
package dev.passerby.pipeline;

import org.jspecify.annotations.NullMarked;
