package dev.passerby.telemetry.trace;

import com.google.protobuf.ByteString;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.opentelemetry.proto.collector.trace.v1.ExportTraceServiceRequest;
import io.opentelemetry.proto.common.v1.KeyValue;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/** A collector of spans that speaks OTLP over HTTP as the standard's own message classes read it, and keeps what it gets. */
public final class OtlpCollector implements AutoCloseable {

    private final HttpServer server;
    private final List<Received> spans = new ArrayList<>();
    private final List<Map<String, List<String>>> headers = new ArrayList<>();

    /** A span as it arrived; {@code parentId} is empty for the first of a trace. */
    public record Received(
            String service,
            String traceId,
            String spanId,
            String parentId,
            String name,
            long beganNanos,
            long endedNanos,
            Map<String, String> facts) {}

    public OtlpCollector() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/v1/traces", this::receive);
        server.start();
    }

    /** What {@code OTEL_EXPORTER_OTLP_ENDPOINT} is to say. */
    public String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            ExportTraceServiceRequest request = ExportTraceServiceRequest.parseFrom(
                    exchange.getRequestBody().readAllBytes());
            synchronized (this) {
                headers.add(Map.copyOf(exchange.getRequestHeaders()));
                request.getResourceSpansList().forEach(this::keep);
                notifyAll();
            }
            exchange.getResponseHeaders().set("Content-Type", "application/x-protobuf");
            exchange.sendResponseHeaders(200, -1);
        }
    }

    private void keep(ResourceSpans resource) {
        String service = facts(resource.getResource().getAttributesList()).getOrDefault("service.name", "");
        for (ScopeSpans scope : resource.getScopeSpansList()) {
            for (Span span : scope.getSpansList()) {
                spans.add(new Received(
                        service,
                        hex(span.getTraceId()),
                        hex(span.getSpanId()),
                        hex(span.getParentSpanId()),
                        span.getName(),
                        span.getStartTimeUnixNano(),
                        span.getEndTimeUnixNano(),
                        facts(span.getAttributesList())));
            }
        }
    }

    private static Map<String, String> facts(List<KeyValue> attributes) {
        Map<String, String> facts = new TreeMap<>();
        attributes.forEach(fact -> facts.put(fact.getKey(), fact.getValue().getStringValue()));
        return facts;
    }

    private static String hex(ByteString bytes) {
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    /** Everything received, once there is what is waited for; fails after half a minute without it. */
    public synchronized List<Received> await(Predicate<List<Received>> enough) throws InterruptedException {
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!enough.test(List.copyOf(spans))) {
            long leftMillis = (deadline - System.nanoTime()) / 1_000_000;
            if (leftMillis <= 0) {
                throw new AssertionError("not enough spans arrived: " + spans);
            }
            wait(leftMillis);
        }
        return List.copyOf(spans);
    }

    /** The headers of each request. */
    synchronized List<Map<String, List<String>>> headers() {
        return List.copyOf(headers);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
