/**
 * The spans of frames, sent to a collector over OTLP where one was named, and nowhere otherwise.
 *
 * <p>Knows the SDK of OpenTelemetry and hides it; knows neither Kafka nor Flink. Start with
 * {@link dev.passerby.telemetry.trace.SpanExport}.
 */
@NullMarked
package dev.passerby.telemetry.trace;

import org.jspecify.annotations.NullMarked;
