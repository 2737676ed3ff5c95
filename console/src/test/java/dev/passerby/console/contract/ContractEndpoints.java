package dev.passerby.console.contract;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Refusal;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.sse.SseClient;
import io.javalin.websocket.WsContext;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** The page's contract, kept by maps. Any thread. */
public final class ContractEndpoints implements Endpoints, AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String API = "/api/v1";
    private static final String SOURCE = "/passerby/cameras/";
    private static final int FRAMES_PER_SECOND = 10;
    private static final int EVENTS = 40;

    private final DemoScenes demo;
    private final Map<String, ObjectNode> cameras = new ConcurrentSkipListMap<>();
    private final Map<String, ObjectNode> people = new ConcurrentSkipListMap<>();
    private final Map<String, ObjectNode> unknowns = new ConcurrentSkipListMap<>();
    private final Set<SseClient> pages = ConcurrentHashMap.newKeySet();
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private final AtomicLong frames = new AtomicLong();
    private final AtomicInteger searches = new AtomicInteger();
    private final ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);

    private final ScheduledFuture<?> telling;
    private final ObjectNode measured = JSON.createObjectNode();
    private Shots shots = this::sceneShot;

    /** What a camera shows now. */
    @FunctionalInterface
    private interface Shots {
        Scene.Shot of(String camera, int number);
    }

    private ContractEndpoints(DemoScenes demo) {
        this.demo = demo;
        this.telling = clock.scheduleAtFixedRate(() -> tell("health", health()), 200, 500, TimeUnit.MILLISECONDS);
    }

    /** A site with the demonstration's people and so many cameras. */
    public static ContractEndpoints site(int cameras) {
        ContractEndpoints site = new ContractEndpoints(DemoScenes.prepare());
        for (int i = 0; i < cameras; i++) {
            site.camera(i);
        }
        site.demo
                .people()
                .forEach(person -> site.person(person.name(), 1 + person.name().length() % 3));
        for (int i = 0; i < 5; i++) {
            site.unknown(i);
        }
        return site;
    }

    /** A site where nothing was done yet. */
    public static ContractEndpoints untouched() {
        return new ContractEndpoints(DemoScenes.prepare());
    }

    /** A site with one camera before which a white square, seen as a face, is somewhere else in each frame. */
    public static ContractEndpoints jumpingSquare() {
        ContractEndpoints site = new ContractEndpoints(DemoScenes.prepare());
        site.camera(0);
        site.person(JumpingSquare.NAME, 1);
        site.shots = (camera, number) -> JumpingSquare.shot();
        return site;
    }

    /** What was asked for, as {@code POST /people}; for tests that hold a click against its request. */
    public Set<String> asked() {
        return asked;
    }

    /** How often events were searched for. */
    public int searches() {
        return searches.get();
    }

    /** The file of a demonstration photo, to be dropped. */
    public String photoFile(String person) {
        return demo.people().stream()
                .filter(one -> one.name().equals(person))
                .findFirst()
                .orElseThrow()
                .photos()
                .get(0)
                .toString();
    }

    /** Tells pages of an event, now. */
    public void happens(int number) {
        ObjectNode event = event(number, Instant.now());
        tell(event.get("type").asText().startsWith("face.") ? "recognition" : "event", event);
    }

    /** Tells pages that somebody was enrolled, now. */
    public void enrolled(String name) {
        ObjectNode data = JSON.createObjectNode()
                .put("personId", name)
                .put("person", name)
                .put("version", 1)
                .put("removed", false)
                .put("templates", 1);
        tell("event", cloudEvent(name + "/1", "gallery.changed", "/passerby/gallery", Instant.now(), data));
    }

    /** Erases a person, as somebody elsewhere does: no event names them from then on. */
    public void erased(String person) {
        people.remove(person);
        tell("person-removed", JSON.createObjectNode().put("id", person));
        ObjectNode gone = JSON.createObjectNode();
        gone.putArray("personIds").add(person);
        tell("events-removed", gone);
    }

    /** Has these figures, a JSON object, measured in place of the demonstration's own; before a page is opened. */
    public void measures(String figures) {
        measured.setAll((ObjectNode) read(figures));
    }

    /** Ends all streams, as a console does that is started anew. */
    public void breakStreams() {
        pages.forEach(SseClient::close);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.before(
                API + "/*",
                context -> asked.add(context.method() + " " + context.path().substring(API.length())));
        routes.sse(API + "/stream", this::stream, Needs.VIEW);
        routes.ws(
                API + "/live",
                live -> live.onConnect(context -> {
                    ScheduledFuture<?> sending = clock.scheduleAtFixedRate(
                            () -> send(context), 0, 1000 / FRAMES_PER_SECOND, TimeUnit.MILLISECONDS);
                    context.attribute("sending", sending);
                }),
                Needs.VIEW);
        addCameras(routes);
        addPeople(routes);
        addUnknowns(routes);
        addEvents(routes);
        routes.get(API + "/health/figures", context -> context.json(health()), Needs.VIEW);
        routes.get(
                API + "/settings/console",
                context -> context.json(
                        read(
                                "{\"crops\":\"named\",\"blurOthers\":true,\"retention\":{\"crops\":\"P7D\",\"events\":\"P30D\"}}")),
                Needs.ADMIN);
        routes.get(
                API + "/settings",
                context -> context.json(read("{\"matching.threshold\":{\"value\":\"0.75\",\"default\":false}}")),
                Needs.ADMIN);
        routes.patch(API + "/settings/console", context -> context.json(read(context.body())), Needs.ADMIN);
    }

    @Override
    public void close() {
        telling.cancel(false);
        clock.shutdownNow();
        breakStreams();
    }

    private void addCameras(RoutesConfig routes) {
        routes.get(API + "/cameras", context -> context.json(cameras.values()), Needs.VIEW);
        routes.get(
                API + "/cameras/discover",
                context -> context.json(
                        read("[{\"name\":\"Yard Cam 2\",\"model\":\"M 7\",\"address\":\"192.0.2.7\",\"profiles\":["
                                + "{\"name\":\"main\",\"url\":\"rtsp://192.0.2.7/main\",\"width\":1920,\"height\":1080,\"codec\":\"h264\",\"fps\":25},"
                                + "{\"name\":\"sub\",\"url\":\"rtsp://192.0.2.7/sub\",\"width\":640,\"height\":360,\"codec\":\"hevc\",\"fps\":null}],"
                                + "\"reason\":null},{\"name\":\"<b>Gate</b>\",\"model\":null,\"address\":\"192.0.2.8\",\"profiles\":[],"
                                + "\"reason\":\"asks for a password\"}]")),
                Needs.ADMIN);
        routes.post(API + "/cameras/test", this::test, Needs.ADMIN);
        routes.get(API + "/cameras/{camera}/threshold", this::threshold, Needs.VIEW);
        routes.put(API + "/cameras/{camera}", this::change, Needs.ADMIN);
        routes.patch(API + "/cameras/{camera}", this::change, Needs.ADMIN);
        routes.delete(
                API + "/cameras/{camera}",
                context -> {
                    cameras.remove(context.pathParam("camera"));
                    tell("camera-removed", JSON.createObjectNode().put("id", context.pathParam("camera")));
                    context.status(HttpStatus.NO_CONTENT);
                },
                Needs.ADMIN);
    }

    private void addPeople(RoutesConfig routes) {
        routes.get(API + "/people", context -> context.json(people.values()), Needs.VIEW);
        routes.get(API + "/people/distances", this::distances, Needs.VIEW);
        routes.post(API + "/people", this::enrol, Needs.ENROL);
        routes.patch(
                API + "/people/{person}",
                context -> {
                    ObjectNode person = person(context);
                    person.setAll((ObjectNode) read(context.body()));
                    tell("people", person);
                    context.json(person);
                },
                Needs.ENROL);
        routes.post(
                API + "/people/{person}/photos",
                context -> context.json(JSON.createObjectNode()
                        .<ObjectNode>set("person", person(context))
                        .set("warnings", JSON.createArrayNode())),
                Needs.ENROL);
        routes.get(
                API + "/people/{person}/photos/{template}",
                context -> context.contentType("image/jpeg")
                        .result(demo.photo(
                                context.pathParam("person"),
                                Integer.parseInt(context.pathParam("template").substring(1)))),
                Needs.VIEW);
        routes.delete(API + "/people/{person}", this::erase, Needs.ADMIN);
    }

    private void addUnknowns(RoutesConfig routes) {
        routes.get(API + "/unknowns", context -> context.json(unknowns.values()), Needs.VIEW);
        routes.post(
                API + "/unknowns/{unknown}/name",
                context -> {
                    unknowns.remove(context.pathParam("unknown"));
                    person(read(context.body()).get("name").asText(), 0);
                    context.json(JSON.createObjectNode());
                },
                Needs.ENROL);
        routes.post(
                API + "/unknowns/{unknown}/ignored",
                context -> unknowns.get(context.pathParam("unknown")).put("ignored", true),
                Needs.ENROL);
        routes.delete(
                API + "/unknowns/{unknown}/ignored",
                context -> unknowns.get(context.pathParam("unknown")).put("ignored", false),
                Needs.ENROL);
        routes.post(
                API + "/unknowns/{unknown}/merge",
                context -> unknowns.get(context.pathParam("unknown"))
                        .put("mergedInto", read(context.body()).get("into").asText()),
                Needs.ENROL);
    }

    private void addEvents(RoutesConfig routes) {
        routes.get(API + "/events", this::events, Needs.VIEW);
        routes.get(
                API + "/events/{track}/{number}/crop",
                context -> {
                    String track = context.pathParam("track");
                    context.contentType("image/jpeg")
                            .result(demo.crop(
                                    track.substring(track.indexOf('~') + 1),
                                    Integer.parseInt(context.pathParam("number"))));
                },
                Needs.VIEW);
        routes.post(
                API + "/events/{track}/{number}/reject", context -> context.json(JSON.createObjectNode()), Needs.ENROL);
    }

    private void stream(SseClient client) {
        client.keepAlive();
        client.onClose(() -> pages.remove(client));
        pages.add(client);
    }

    private void tell(String kind, JsonNode value) {
        pages.forEach(page -> page.sendEvent(kind, value.toString()));
    }

    private void send(WsContext context) {
        if (!context.session.isOpen()) {
            Optional.ofNullable(context.<ScheduledFuture<?>>attribute("sending"))
                    .ifPresent(sending -> sending.cancel(false));
            return;
        }
        long seq = frames.getAndIncrement();
        int number = 0;
        for (String camera :
                Optional.ofNullable(context.queryParam("cameras")).orElse("").split(",", -1)) {
            Scene.Shot shot = shots.of(camera, number++);
            ObjectNode seen = JSON.createObjectNode()
                    .put("camera", camera)
                    .put("epoch", 1)
                    .put("seq", seq)
                    .put("capturedAt", Instant.now().toString())
                    .put("width", Scene.WIDTH)
                    .put("height", Scene.HEIGHT);
            ArrayNode faces = seen.putArray("faces");
            shot.faces().forEach(face -> faces.add(known(face)));
            context.send(seen.toString());
            context.send(ByteBuffer.wrap(shot.jpeg()));
        }
    }

    private Scene.Shot sceneShot(String camera, int number) {
        Scene scene =
                demo.scenes().get(Math.floorMod(camera.hashCode(), demo.scenes().size()));
        long step = System.currentTimeMillis() / 100 + 7L * number;
        return scene.frames().get((int) (step % scene.frames().size()));
    }

    /** The face, with its name only as long as its person is enrolled. */
    private JsonNode known(JsonNode face) {
        if (!face.has("person") || people.containsKey(face.get("person").asText())) {
            return face;
        }
        ObjectNode stranger = face.deepCopy();
        stranger.remove(List.of("person", "personId"));
        return stranger.put("decision", "unknown");
    }

    private void camera(int number) {
        List<String> places =
                List.of("front-door", "lobby", "courtyard", "loading-bay", "garage", "stairs", "roof", "gate");
        String id = number < places.size()
                ? places.get(number)
                : places.get(number % places.size()) + "-" + (number / places.size() + 1);
        ObjectNode camera = JSON.createObjectNode()
                .put("id", id)
                .put("url", "rtsp://192.0.2." + (10 + number) + "/stream1")
                .put("fps", 5)
                .putNull("threshold")
                .putNull("credentials");
        String state = number == 3 ? "degraded" : number == 5 ? "offline" : "online";
        ObjectNode status = camera.putObject("status")
                .put("state", state)
                .put("epoch", 1)
                .put("at", Instant.now().minusSeconds(4).toString())
                .put("decoded", 52_000 + number)
                .put("published", 51_812)
                .put("worker", "ingest-1");
        if (!state.equals("online")) {
            status.put(
                    "reason",
                    state.equals("offline")
                            ? "no answer from 192.0.2.15 within 5 s"
                            : "12 of 100 pictures were damaged");
        }
        status.putObject("dropped").put("motionless", 188).put("queue-full", 3);
        cameras.put(id, camera);
    }

    private void person(String name, int templates) {
        ObjectNode person =
                JSON.createObjectNode().put("id", name).put("name", name).putNull("threshold");
        person.put("changedAt", Instant.now().toString()).put("rejected", templates == 2 ? 1 : 0);
        if (templates == 3) {
            person.putNull("consent");
        } else {
            person.putObject("consent")
                    .put("reference", "HR-2026-0" + templates)
                    .put("expiresAt", "2030-12-31T22:59:59Z");
        }
        ArrayNode list = person.putArray("templates");
        for (int i = 0; i < Math.max(1, templates); i++) {
            list.addObject().put("id", "t" + i).put("quality", 0.91 - 0.22 * i).put("photo", templates > 0);
        }
        people.put(name, person);
        tell("people", person);
    }

    private ObjectNode person(Context context) {
        return Optional.ofNullable(people.get(context.pathParam("person")))
                .orElseThrow(() -> Refusal.unknown("person", context.pathParam("person")));
    }

    private void unknown(int number) {
        String id = "unknown-0000000" + number;
        ObjectNode unknown = JSON.createObjectNode()
                .put("id", id)
                .put(
                        "firstSeen",
                        Instant.now().minusSeconds(86_400L * (number + 1)).toString())
                .put(
                        "lastSeen",
                        Instant.now().minusSeconds(400L * (number * number + 1)).toString())
                .put("visits", 1 + 7 % (number + 2))
                .put("ignored", number == 4)
                .putNull("mergedInto");
        unknown.putArray("cameras").add("front-door").add("lobby");
        unknown.putObject("crop").put("track", "lobby-1~unknown").put("number", number);
        unknowns.put(id, unknown);
    }

    private void enrol(Context context) {
        String name = Optional.ofNullable(context.formParam("name"))
                .filter(text -> !text.isBlank())
                .orElseThrow(() -> Refusal.unusable("a person needs a name"));
        if (context.uploadedFiles("photo").isEmpty()) {
            throw Refusal.unusable("a person needs at least one photo");
        }
        person(name, 0);
        ObjectNode answer = JSON.createObjectNode();
        answer.set("person", people.get(name));
        answer.putArray("warnings").add("the face in the photo is small: 74 pixels wide, and 112 or more are better");
        context.status(HttpStatus.CREATED).json(answer);
    }

    private void erase(Context context) {
        ObjectNode person = person(context);
        erased(context.pathParam("person"));
        ObjectNode receipt = JSON.createObjectNode()
                .put("personId", person.get("id").asText())
                .put("name", person.get("name").asText())
                .put("requestedAt", Instant.now().toString())
                .put("completedAt", Instant.now().toString())
                .put("millis", 412);
        receipt.putObject("erased")
                .put("templates", person.get("templates").size())
                .put("rejected", 1)
                .put("photos", 2)
                .put("crops", 18)
                .put("events", 0)
                .put("keys", 1);
        receipt.putArray("stillMentioned");
        context.json(receipt);
    }

    private void distances(Context context) {
        ObjectNode answer = JSON.createObjectNode();
        ArrayNode list = answer.putArray("people");
        demo.people()
                .forEach(person -> list.addObject().put("id", person.name()).put("name", person.name()));
        answer.set("distances", demo.distances());
        context.json(answer);
    }

    private void test(Context context) {
        String url = read(context.body()).get("url").asText();
        boolean works = url.startsWith("rtsp://");
        ObjectNode answer = JSON.createObjectNode().put("works", works);
        if (works) {
            answer.put("size", "1920x1080").put("codec", "h264").put("rate", 25);
            answer.put(
                    "picture",
                    Base64.getEncoder()
                            .encodeToString(demo.scenes().get(0).frames().get(0).jpeg()));
        } else {
            answer.put("reason", "the address must begin with rtsp://");
        }
        answer.putArray("advice").add("a key frame every 8 s makes a new connection slow; set the camera to every 2 s");
        context.json(answer);
    }

    private void change(Context context) {
        String id = context.pathParam("camera");
        ObjectNode camera = cameras.computeIfAbsent(id, key -> JSON.createObjectNode()
                .put("id", key)
                .putNull("fps")
                .putNull("threshold")
                .putNull("credentials")
                .putNull("status"));
        camera.setAll((ObjectNode) read(context.body()));
        tell("cameras", camera);
        context.json(camera);
    }

    private void threshold(Context context) {
        double value = Double.parseDouble(
                Optional.ofNullable(context.queryParam("value")).orElse("0.8"));
        ObjectNode answer = JSON.createObjectNode().put("threshold", value).put("considered", 120);
        ArrayNode changes = answer.putArray("changes");
        for (int i = 0; i < Math.abs(value - 0.8) * 30; i++) {
            ObjectNode one = changes.addObject()
                    .put("eventId", "lobby-" + i + "/2")
                    .put("time", Instant.now().minusSeconds(3_000L * i).toString())
                    .put("type", "face.recognized")
                    .put("distance", 0.8 + (value > 0.8 ? 0.01 : -0.01) * i);
            ObjectNode named = JSON.createObjectNode().put("decision", "match").put("person", "laura tilling");
            ObjectNode nobody = JSON.createObjectNode().put("decision", "unknown");
            one.set("from", value > 0.8 ? nobody : named);
            one.set("to", value > 0.8 ? named : nobody);
        }
        context.json(answer);
    }

    private void events(Context context) {
        searches.incrementAndGet();
        ObjectNode page = JSON.createObjectNode().putNull("before");
        ArrayNode list = page.putArray("events");
        if (!cameras.isEmpty()) {
            for (int i = 0; i < EVENTS; i++) {
                Instant time = Instant.now().minusSeconds(60 + 2_400L * i);
                ObjectNode event = event(i, time);
                String person = event.at("/data/identity/personId").asText();
                boolean wanted = (person.isEmpty() || people.containsKey(person))
                        && isWithin(context, time)
                        && wants(context, "camera", event.at("/data/camera").asText())
                        && wants(context, "person", person)
                        && wants(context, "type", event.get("type").asText());
                if (wanted) {
                    list.add(event);
                }
            }
        }
        context.json(page);
    }

    private static boolean isWithin(Context context, Instant time) {
        String since = context.queryParam("since");
        String until = context.queryParam("until");
        return (since == null || !time.isBefore(Instant.parse(since)))
                && (until == null || time.isBefore(Instant.parse(until)));
    }

    private static boolean wants(Context context, String name, String value) {
        String wanted = context.queryParam(name);
        return wanted == null || wanted.equals(value);
    }

    private ObjectNode event(int number, Instant time) {
        List<String> names = List.copyOf(cameras.keySet());
        String camera = names.get(number % names.size());
        ObjectNode data = JSON.createObjectNode().put("camera", camera);
        if (number % 9 == 8) {
            data.put("state", "offline")
                    .put("reason", "no answer from 192.0.2.15 within 5 s")
                    .put("epoch", 1);
            return cloudEvent(
                    camera + "/offline/1/" + time.toEpochMilli(), "camera.offline", SOURCE + camera, time, data);
        }
        boolean named = number % 3 != 1;
        String person = demo.people().get(number % demo.people().size()).name();
        ObjectNode identity = data.putObject("identity").put("decision", named ? "match" : "unknown");
        identity.put("distance", named ? 0.41 + number % 5 * 0.07 : 1.17).put("threshold", 0.8);
        if (named) {
            identity.put("person", person).put("personId", person);
        }
        String track = camera + "-" + time.toEpochMilli() + "~" + (named ? person : "unknown");
        return cloudEvent(
                track + "/" + number % 8, named ? "face.recognized" : "face.unknown", SOURCE + camera, time, data);
    }

    private static ObjectNode cloudEvent(String id, String type, String source, Instant time, ObjectNode data) {
        ObjectNode event = JSON.createObjectNode()
                .put("specversion", "1.0")
                .put("id", id)
                .put("source", source)
                .put("type", type)
                .put("subject", id)
                .put("time", time.toString())
                .put("datacontenttype", "application/json");
        event.set("data", data);
        return event;
    }

    private ObjectNode health() {
        long tick = System.currentTimeMillis() / 500;
        double wave = Math.sin(tick / 5.0);
        ObjectNode health =
                JSON.createObjectNode().put("at", Instant.now().toString()).put("device", "CPU");
        long offline = cameras.values().stream()
                .filter(camera -> camera.at("/status/state").asText().equals("offline"))
                .count();
        long degraded = cameras.values().stream()
                .filter(camera -> camera.at("/status/state").asText().equals("degraded"))
                .count();
        health.putObject("cameras")
                .put("online", cameras.size() - offline - degraded)
                .put("degraded", degraded)
                .put("offline", offline);
        health.put("framesPerSecond", 78 + 4 * wave);
        ObjectNode stages = health.putObject("stages");
        Map.of("decode", 2.1, "detect", 14.2, "embed", 8.4, "match", 0.3).forEach((name, p50) -> stages.putObject(name)
                .put("p50", p50)
                .put("p95", p50 * (1.6 + wave / 9))
                .put("p99", p50 * 2.3));
        health.putObject("dropped")
                .put("motionless", 18_240)
                .put("too-old", 96)
                .put("queue-full", 12)
                .put("unreadable", 2);
        health.putObject("batches")
                .put("1", 2_400)
                .put("2", 1_700)
                .put("4", 880)
                .put("8", 310)
                .put("16", 41);
        health.putObject("ageMs").put("p50", 61 + 8 * wave).put("p95", 118 + 21 * wave);
        return health.setAll(measured);
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw Refusal.unusable("no JSON");
        }
    }
}
