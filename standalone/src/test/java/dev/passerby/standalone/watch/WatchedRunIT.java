package dev.passerby.standalone.watch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.keys.TemplateSafe;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.client.topics.GalleryTopic;
import dev.passerby.standalone.live.Clips;
import dev.passerby.standalone.live.RtspServer;
import dev.passerby.standalone.live.RunProcess;
import dev.passerby.telemetry.endpoint.Exposition;
import dev.passerby.telemetry.trace.OtlpCollector;
import dev.passerby.telemetry.trace.OtlpCollector.Received;
import dev.passerby.wire.Topics;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventSchema;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import dev.passerby.wire.trace.TraceParent;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code ./passerby run} as a process before a real camera, watched from outside as an operator would: its pages of metrics
 * hold what dashboard, alerts and documentation name, and its spans lead from the camera to the event.
 */
@Timeout(600)
class WatchedRunIT {

    private static final Pattern DOCUMENTED = Pattern.compile("^\\| `(passerby_[a-z_]+)` \\|", Pattern.MULTILINE);
    private static final List<String> STAGES =
            List.of("frame", "encode", "publish", "wait", "recognize", "decode", "detect", "embed", "match");

    @TempDir
    Path folder;

    @Test
    void metrics_and_traces_tell_what_is_documented() throws Exception {
        int jobPort = freePort();
        int ingestPort = freePort();
        Path config = Files.writeString(folder.resolve("passerby.yaml"), """
                broker.port: 0
                console.enabled: false
                frames.max-age: PT1M
                metrics.port: %d
                ingest.metrics-port: %d
                """.formatted(jobPort, ingestPort));
        try (OtlpCollector collector = new OtlpCollector();
                RtspServer server = RtspServer.playing(Map.of("/door", Clips.endless("again", folder)));
                RunProcess started =
                        RunProcess.start(folder, config, Map.of("OTEL_EXPORTER_OTLP_ENDPOINT", collector.endpoint()))) {
            String broker = started.broker();
            Process run = started.process();
            new GalleryTopic(broker, Topics.STANDARD, TemplateSafe.at(folder.resolve("home/keys"))).put(somebody());
            new CameraTopic(broker, Topics.STANDARD).put(new Camera("door", server.url("/door"), null, 5));

            CloudEvent event = firstEvent(broker, run);
            String ingest = "http://127.0.0.1:" + ingestPort;
            String job = "http://127.0.0.1:" + jobPort;
            awaitSample(job, "passerby_job_gallery_version", run);
            Exposition ofIngest = Exposition.at(ingest + "/metrics");
            Exposition ofJob = Exposition.at(job + "/metrics");

            namesAreThoseOfTheQueriesAndOfTheDocumentation(ofIngest, ofJob);
            countsAreThoseOfACameraThatWorks(ofIngest, ofJob);
            nobodyIsNamed(List.of(ofIngest, ofJob));
            assertThat(status(ingest + "/healthz")).isEqualTo(200);
            assertThat(status(ingest + "/readyz")).isEqualTo(200);
            aServerScrapesThemAndAnswersEveryQuery(ingestPort, jobPort);
            spansLeadFromTheCameraToTheEvent(collector, event);
            started.end();
        }
    }

    private static void namesAreThoseOfTheQueriesAndOfTheDocumentation(Exposition ofIngest, Exposition ofJob)
            throws IOException {
        Set<String> exposed = new HashSet<>(ofIngest.names());
        exposed.addAll(ofJob.names());
        assertThat(exposed).containsAll(Queries.metrics());

        Set<String> families = new TreeSet<>(ofIngest.types().keySet());
        families.addAll(ofJob.types().keySet());
        Set<String> documented = new TreeSet<>();
        DOCUMENTED
                .matcher(Files.readString(Path.of("../docs/operations.md")))
                .results()
                .forEach(row -> documented.add(row.group(1)));
        assertThat(documented).isEqualTo(families);
    }

    private static void countsAreThoseOfACameraThatWorks(Exposition ofIngest, Exposition ofJob) {
        assertThat(ofIngest.sum("passerby_ingest_frames_published_total", "camera", "door"))
                .isPositive();
        assertThat(ofIngest.sum("passerby_ingest_camera_state", "camera", "door", "state", "offline"))
                .isZero();
        assertThat(ofIngest.sum("passerby_ingest_publish_seconds_count")).isPositive();
        assertThat(ofJob.sum("passerby_job_frames_total", "camera", "door")).isPositive();
        assertThat(ofJob.sum("passerby_job_stage_seconds_count", "stage", "detect"))
                .isPositive();
        assertThat(ofJob.sum("passerby_job_batch_size_count")).isPositive();
        // Known, and not searched: the template is another network's.
        assertThat(ofJob.samples("passerby_job_gallery_version"))
                .isNotEmpty()
                .allMatch(version -> version.value() == 12);
        assertThat(ofJob.sum("passerby_job_gallery_people")).isZero();
        assertThat(ofJob.samples("passerby_job_model_info")).singleElement().satisfies(info -> {
            assertThat(info.labels()).containsEntry("device", "cpu");
            assertThat(info.labels().get("embedder")).matches("[0-9a-f]{64}");
        });
    }

    private void aServerScrapesThemAndAnswersEveryQuery(int ingestPort, int jobPort) throws Exception {
        if (!Prometheus.isInstalled()) {
            System.out.println("Prometheus is not installed: nothing scraped the pages but this test");
            return;
        }
        try (Prometheus prometheus = Prometheus.start(freePort(), ingestPort, jobPort, folder)) {
            for (String job : List.of("passerby-ingest", "passerby-job")) {
                prometheus.await("up{job=\"" + job + "\"} == 1", up -> up.size() == 1);
            }
            prometheus.await(
                    "sum by (camera) (rate(passerby_job_frames_total[5s])) > 0",
                    rates -> rates.size() == 1
                            && rates.at("/0/metric/camera").asText().equals("door"));
            for (String query : Queries.all()) {
                prometheus.result(query.replace("$__rate_interval", "1m"));
            }
            assertThat(prometheus.alerts()).hasSizeGreaterThan(15).allSatisfy(alert -> assertThat(
                            alert.path("health").asText())
                    .as(alert.path("name").asText())
                    .isEqualTo("ok"));
        }
    }

    private static void nobodyIsNamed(List<Exposition> pages) {
        for (Exposition page : pages) {
            for (Exposition.Sample sample : page.samples()) {
                assertThat(sample.labels().values())
                        .noneMatch(value -> value.contains("Anna") || value.contains("rtsp") || value.contains("/"));
            }
        }
    }

    private static void spansLeadFromTheCameraToTheEvent(OtlpCollector collector, CloudEvent event) throws Exception {
        TraceParent told = TraceParent.parse(event.traceparent()).orElseThrow();
        assertThat(told.sampled()).isTrue();
        Predicate<Received> ours = span -> span.traceId().equals(told.traceId());
        List<Received> spans = collector.await(all -> all.stream().filter(ours).count() == STAGES.size()).stream()
                .filter(ours)
                .toList();

        assertThat(spans).extracting(Received::name).containsExactlyInAnyOrderElementsOf(STAGES);
        assertThat(span(spans, "recognize").spanId()).isEqualTo(told.spanId());
        assertThat(span(spans, "frame").parentId()).isEmpty();
        childOf(spans, "frame", List.of("encode", "publish"), "passerby-ingest");
        childOf(spans, "publish", List.of("wait", "recognize"), "passerby-job");
        childOf(spans, "recognize", List.of("decode", "detect", "embed", "match"), "passerby-job");
    }

    private static void childOf(List<Received> spans, String parent, List<String> children, String service) {
        for (String child : children) {
            assertThat(span(spans, child).parentId())
                    .as(child)
                    .isEqualTo(span(spans, parent).spanId());
            assertThat(span(spans, child).service()).as(child).isEqualTo(service);
        }
    }

    private static Received span(List<Received> spans, String name) {
        return spans.stream()
                .filter(span -> span.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static CloudEvent firstEvent(String broker, Process run) {
        List<CloudEvent> seen = new ArrayList<>();
        new EventTopic(broker, Topics.STANDARD)
                .read(Instant.EPOCH, true, () -> seen.isEmpty() && run.isAlive(), event -> {
                    EventSchema.assertValid(event);
                    if (event.type().equals("face.track.new")) {
                        seen.add(event);
                    }
                });
        assertThat(seen).as("events before the run ended").isNotEmpty();
        return seen.get(0);
    }

    /** The gallery travels beside the frames: an entry may be searched for a moment before it is told of. */
    private static void awaitSample(String job, String name, Process run) throws Exception {
        while (run.isAlive() && Exposition.at(job + "/metrics").samples(name).isEmpty()) {
            Thread.onSpinWait();
        }
    }

    private static GalleryEntry somebody() {
        float[] embedding = new float[512];
        embedding[0] = 1;
        String model = "fedcba9876543210".repeat(4);
        return new GalleryEntry(
                "anna-1", "Anna", 12, false, List.of(new Template("0123456789abcdef", model, "T32", 0.75, embedding)));
    }

    private static int status(String address) throws Exception {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
