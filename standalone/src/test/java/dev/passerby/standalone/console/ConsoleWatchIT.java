package dev.passerby.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.client.topics.EventTopic;
import dev.passerby.standalone.ingest.FramesTopic;
import dev.passerby.standalone.live.Clips;
import dev.passerby.standalone.live.RtspServer;
import dev.passerby.standalone.pictures.StillVision;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.Region;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.frame.Frame;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What whoever watches a running system is told and shown: the page's stream, events as they come, crops and figures. */
@Timeout(300)
class ConsoleWatchIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** What the product leaves around a face, in shares of its size. */
    private static final double ROOM = 0.45;

    @TempDir
    Path folder;

    private SystemAndConsole running;
    private Api api;
    private String admin;
    private String view;

    @Test
    void twoPeopleShoulderToShoulderAreToldOfInEveryWayAndACropShowsOnlyTheOneItIsAbout() throws Exception {
        Path both = Clips.shoulderToShoulder(folder);
        byte[] photo = Files.readAllBytes(Clips.still("brother", folder));
        try (RtspServer server = RtspServer.playing(Map.of("/door", both));
                SystemAndConsole started = SystemAndConsole.in(folder)) {
            running = started;
            api = started.api();
            admin = started.admin();
            view = api.newKey(admin, "view");
            try (PageFollower page = PageFollower.follow(running.port(), view);
                    EventWatcher watcher = EventWatcher.connect(running.port(), view, "?camera=door")) {
                String ada = api.upload(
                                admin,
                                "/people",
                                "/api/v1/people",
                                Api.Part.text("name", "Ada"),
                                new Api.Part("photo", "ada.png", photo))
                        .json()
                        .at("/person/id")
                        .asText();
                page.await("people", person -> person.get("id").asText().equals(ada), PATIENCE);
                page.await(
                        "event",
                        event -> event.get("type").asText().equals("gallery.changed")
                                && event.at("/data/personId").asText().equals(ada),
                        PATIENCE);

                choose(Map.of("crops", "named", "blurOthers", true));
                attach(server);
                page.await("event", event -> event.get("type").asText().equals("camera.online"), PATIENCE);
                page.await(
                        "cameras", camera -> camera.at("/status/state").asText().equals("online"), PATIENCE);
                CloudEvent named = atTheDoor(Instant.EPOCH, says("match"));
                CloudEvent stranger = atTheDoor(Instant.EPOCH, says("unknown"));
                JsonNode told = page.await(
                        "recognition", event -> event.get("id").asText().equals(named.id()), PATIENCE);
                assertThat(told).isEqualTo(Api.JSON.readTree(named.toJsonLine()));
                showsOnlyWhomItIsAbout(named);
                assertThat(crop(stranger).status()).as("of nobody unknown").isEqualTo(204);

                liveEventsAreThoseOfTheTopic(watcher);
                figuresAreOf(page);

                strangerIsNamedAndErased(page);

                choose(Map.of("crops", "all", "blurOthers", false));
                assertThat(api.ask(admin, "DELETE", "/cameras/{camera}", "/api/v1/cameras/door", null)
                                .status())
                        .isEqualTo(204);
                page.await("camera-removed", gone -> gone.get("id").asText().equals("door"), PATIENCE);
                atTheDoor(Instant.EPOCH, endOf(named));
                atTheDoor(Instant.EPOCH, endOf(stranger));
                Instant again = Instant.now();
                attach(server);
                showsBoth(atTheDoor(again, says("match")));
                awaitCrop(atTheDoor(again, says("unknown")));
            }
        }
    }

    private void attach(RtspServer server) throws Exception {
        assertThat(api.ask(
                                admin,
                                "PUT",
                                "/cameras/{camera}",
                                "/api/v1/cameras/door",
                                Map.of("url", server.url("/door"), "fps", 5))
                        .status())
                .isEqualTo(201);
    }

    private void choose(Map<String, ?> choices) throws Exception {
        assertThat(api.ask(admin, "PATCH", "/settings/console", "/api/v1/settings/console", choices)
                        .status())
                .isEqualTo(200);
    }

    /** In this crop the event's face is as in its frame, and the other person's is not. */
    private void showsOnlyWhomItIsAbout(CloudEvent event) throws Exception {
        Cut cut = cut(event);
        assertThat(cut.difference(cut.face())).isLessThan(8);
        assertThat(cut.difference(cut.other())).isGreaterThan(12);
    }

    private void showsBoth(CloudEvent event) throws Exception {
        Cut cut = cut(event);
        assertThat(cut.difference(cut.face())).isLessThan(8);
        assertThat(cut.difference(cut.other())).isLessThan(8);
    }

    /**
     * A crop beside the same part of its frame.
     *
     * @param frame that part as the camera showed it
     * @param crop the crop
     * @param face the event's face within both
     * @param other what is seen of the other person's face within both
     */
    private record Cut(Picture frame, Picture crop, Region face, Region other) {

        /** How far the two are apart within a region, the mean over its samples. */
        double difference(Region region) {
            long sum = 0;
            for (int y = region.top(); y < region.bottom(); y++) {
                for (int x = region.left(); x < region.right(); x++) {
                    for (int channel = 0; channel < 3; channel++) {
                        sum += Math.abs(frame.sample(x, y, channel) - crop.sample(x, y, channel));
                    }
                }
            }
            return sum / (3.0 * region.width() * region.height());
        }
    }

    private Cut cut(CloudEvent event) throws Exception {
        Picture crop = PictureDecoder.standard().decode(awaitCrop(event), "crop");
        Picture whole = frame(event);
        JsonNode told = event.data().at("/face/box");
        Box face = new Box(
                told.get(0).asDouble(),
                told.get(1).asDouble(),
                told.get(2).asDouble(),
                told.get(3).asDouble());
        Region cut = region(face, ROOM).within(whole.bounds());
        assertThat(crop.width()).isEqualTo(cut.width());
        assertThat(crop.height()).isEqualTo(cut.height());
        try (StillVision vision = StillVision.open(20)) {
            Region other = vision.detect(whole).stream()
                    .map(DetectedFace::box)
                    .filter(found -> found.iou(face) < 0.3)
                    .map(found -> region(found, 0))
                    .filter(cut::overlaps)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("nobody else is near in the frame of " + event.toJsonLine()))
                    .within(cut);
            return new Cut(whole.region(cut), crop, within(region(face, 0).within(cut), cut), within(other, cut));
        }
    }

    private Picture frame(CloudEvent event) throws Exception {
        JsonNode name = event.data().get("frame");
        for (Frame frame : FramesTopic.read(running.bootstrapServers(), running.topics())) {
            if (frame.epoch() == name.get("epoch").asLong()
                    && frame.seq() == name.get("seq").asLong()) {
                return PictureDecoder.standard().decodeFrame(frame.jpeg(), "frame");
            }
        }
        throw new AssertionError("no frame of " + event.toJsonLine());
    }

    private static Region region(Box box, double room) {
        return new Region(
                (int) Math.floor(box.left() - room * box.width()),
                (int) Math.floor(box.top() - room * box.height()),
                (int) Math.ceil(box.right() + room * box.width()),
                (int) Math.ceil(box.bottom() + room * box.height()));
    }

    private static Region within(Region region, Region cut) {
        return new Region(
                region.left() - cut.left(),
                region.top() - cut.top(),
                region.right() - cut.left(),
                region.bottom() - cut.top());
    }

    private Api.Answer crop(CloudEvent event) throws Exception {
        return api.ask(view, "GET", "/events/{track}/{number}/crop", "/api/v1/events/" + event.id() + "/crop", null);
    }

    private byte[] awaitCrop(CloudEvent event) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Api.Answer answer = crop(event);
        while (answer.status() == 204) {
            assertThat(System.nanoTime()).as("no crop of " + event.toJsonLine()).isLessThan(deadline);
            Thread.onSpinWait();
            answer = crop(event);
        }
        assertThat(answer.status()).isEqualTo(200);
        return answer.body();
    }

    private void liveEventsAreThoseOfTheTopic(EventWatcher watcher) throws Exception {
        List<CloudEvent> events = new ArrayList<>();
        new EventTopic(running.bootstrapServers(), running.topics())
                .read(Instant.EPOCH, false, () -> true, events::add);
        List<JsonNode> wanted = new ArrayList<>();
        for (CloudEvent event : events) {
            if (isAtTheDoor(event)) {
                wanted.add(Api.JSON.readTree(event.toJsonLine()));
            }
        }
        List<JsonNode> told = new ArrayList<>();
        for (String json : watcher.first(wanted.size(), PATIENCE)) {
            told.add(Api.JSON.readTree(json));
        }
        assertThat(told).containsExactlyElementsOf(wanted);
    }

    private void figuresAreOf(PageFollower page) throws Exception {
        JsonNode figures = page.await(
                "health",
                told -> told.get("framesPerSecond").asDouble() > 1
                        && told.at("/cameras/online").asInt() == 1
                        && told.at("/stages/embed/p50").asDouble() > 0,
                PATIENCE);
        assertThat(figures.at("/stages/detect/p50").asDouble()).isPositive();
        assertThat(figures.at("/ageMs/p95").asDouble())
                .isGreaterThan(figures.at("/stages/detect/p50").asDouble());
        assertThat(figures.get("models")).isNotEmpty();
        JsonNode asked = api.ask(view, "GET", "/health/figures", "/api/v1/health/figures", null)
                .json();
        assertThat(asked.at("/cameras").toString()).isEqualTo("{\"online\":1,\"degraded\":0,\"offline\":0}");
        assertThat(asked.at("/stages/detect/p99").asDouble())
                .isGreaterThanOrEqualTo(asked.at("/stages/detect/p50").asDouble());
    }

    private void strangerIsNamedAndErased(PageFollower page) throws Exception {
        String unknown = page.await(
                        "unknowns", told -> told.get("cameras").toString().contains("door"), PATIENCE)
                .get("id")
                .asText();
        Api.Answer named = api.ask(
                admin,
                "POST",
                "/unknowns/{unknown}/name",
                "/api/v1/unknowns/" + unknown + "/name",
                Map.of("name", "Bea"));
        assertThat(named.status()).as(named.text()).isEqualTo(200);
        String bea = named.json().at("/person/id").asText();
        page.await("people", person -> person.get("name").asText().equals("Bea"), PATIENCE);
        page.await("unknown-removed", gone -> gone.get("id").asText().equals(unknown), PATIENCE);
        page.await(
                "recognition",
                event -> event.at("/data/identity/personId").asText().equals(bea),
                PATIENCE);
        assertThat(api.ask(admin, "DELETE", "/people/{person}", "/api/v1/people/" + bea, null)
                        .status())
                .isEqualTo(200);
        page.await("person-removed", gone -> gone.get("id").asText().equals(bea), PATIENCE);
        page.await("events-removed", gone -> gone.get("personIds").toString().contains(bea), PATIENCE);
        assertThat(api.ask(view, "GET", "/events", "/api/v1/events?person=" + bea, null)
                        .json()
                        .get("events"))
                .isEmpty();
    }

    /** The first such event at the door from an instant on. */
    private CloudEvent atTheDoor(Instant since, Predicate<CloudEvent> wanted) {
        return running.first(since, event -> isAtTheDoor(event) && wanted.test(event));
    }

    private static boolean isAtTheDoor(CloudEvent event) {
        return event.data().path("camera").asText().equals("door");
    }

    private static Predicate<CloudEvent> endOf(CloudEvent any) {
        return event -> event.type().equals("face.track.end")
                && event.data().at("/track/id").equals(any.data().at("/track/id"));
    }

    /** An event that leads to a crop where one is kept, and decides so. */
    private static Predicate<CloudEvent> says(String decision) {
        return event -> !event.type().startsWith("face.track.")
                && event.data().at("/identity/decision").asText().equals(decision);
    }
}
