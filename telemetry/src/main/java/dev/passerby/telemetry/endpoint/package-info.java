/**
 * What a process tells those who watch it, over HTTP: metrics for Prometheus, and whether it lives and is ready.
 *
 * <p>Knows neither Kafka nor Flink, and no metric by name. Start with {@link dev.passerby.telemetry.endpoint.MetricsEndpoint}.
 */
@NullMarked
package dev.passerby.telemetry.endpoint;

import org.jspecify.annotations.NullMarked;
