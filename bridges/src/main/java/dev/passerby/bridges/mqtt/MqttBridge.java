package dev.passerby.bridges.mqtt;

import com.fasterxml.jackson.databind.JsonNode;
import dev.passerby.bridges.delivery.Delivery;
import dev.passerby.bridges.delivery.NotDelivered;
import dev.passerby.bridges.settings.MqttSettings;
import dev.passerby.client.BrokerException;
import dev.passerby.client.events.FaceEvents;
import dev.passerby.client.events.Subscription;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.wire.Json;
import dev.passerby.wire.Topics;
import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.camera.Camera;
import dev.passerby.wire.event.CameraEvent;
import dev.passerby.wire.event.GalleryEvent;
import dev.passerby.wire.event.PasserbyEvent;
import dev.passerby.wire.event.RecognitionEvent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Says every event on MQTT, one after the other, each acknowledged before the next. While the MQTT broker is away no event is
 * read; when it is back it is told everything again that it should retain, for it may have lost it.
 */
public final class MqttBridge implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(MqttBridge.class);
    private static final Duration LOOK_AFTER = Duration.ofSeconds(2);
    private static final Duration LOOK_FOR_CAMERAS = Duration.ofSeconds(15);

    private final MqttTopics topics;
    private final HomeAssistant homeAssistant;
    private final boolean announcing;
    private final CameraTopic cameras;
    private final MqttConnection connection;
    private final Delivery delivery;

    /** Held by whoever uses what is below: the subscription's thread, or the one that looks after the connection. */
    private final ReentrantLock lock = new ReentrantLock();

    private final Map<String, CameraScene> scenes = new LinkedHashMap<>();
    private final Set<String> announced = new HashSet<>();
    /** The cameras attached when last looked for; others may be seen by what is said of them only. */
    private final Set<String> listed = new HashSet<>();

    private final Map<String, Publication> retained = new LinkedHashMap<>();
    /** Ids of people by camera, as the MQTT broker retained them from an earlier run. */
    private final Map<String, String> remembered = new ConcurrentHashMap<>();

    private long lookForCameras = System.nanoTime();

    private final FaceEvents events;
    private final ScheduledExecutorService looking;
    private final Future<?> rounds;

    private MqttBridge(MqttSettings settings, String bootstrapServers, Topics kafka, Map<String, String> environment) {
        this.topics = new MqttTopics(settings.topicPrefix());
        this.homeAssistant = new HomeAssistant(settings.homeAssistantPrefix(), topics);
        this.announcing = settings.homeAssistant();
        this.cameras = new CameraTopic(bootstrapServers, kafka);
        this.connection = new MqttConnection(settings, topics.available(), environment);
        this.delivery = new Delivery("MQTT broker " + settings.url().getHost() + ":" + settings.port());
        this.events = FaceEvents.subscribe(
                bootstrapServers, Subscription.named(kafka.prefix() + "-mqtt").onTopics(kafka), this::tell);
        this.looking = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "passerby-mqtt");
            thread.setDaemon(true);
            return thread;
        });
        this.rounds = looking.scheduleWithFixedDelay(this::look, 0, LOOK_AFTER.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Starts to say what is said from now on; after the first start, what was not said yet. */
    public static MqttBridge start(
            MqttSettings settings, String bootstrapServers, Topics topics, Map<String, String> environment) {
        return new MqttBridge(settings, bootstrapServers, topics, environment);
    }

    /** Waits until it is known where to begin. */
    boolean awaitBeginning(Duration patience) throws InterruptedException {
        return events.awaitBeginning(patience);
    }

    @Override
    public void close() {
        delivery.close();
        events.close();
        rounds.cancel(true);
        looking.shutdownNow();
        lock.lock();
        try {
            connection.close();
        } finally {
            lock.unlock();
        }
    }

    private void tell(PasserbyEvent event) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            // First of all, for the MQTT broker may remember what an earlier run said.
            delivery.untilDone(this::connect);
            List<Publication> said = said(event);
            int[] done = {0};
            delivery.untilDone(() -> {
                connect();
                for (; done[0] < said.size(); done[0]++) {
                    publish(said.get(done[0]));
                }
            });
        } finally {
            lock.unlock();
        }
    }

    private List<Publication> said(PasserbyEvent event) {
        List<Publication> said = new ArrayList<>();
        if (event instanceof RecognitionEvent face) {
            said.addAll(announce(face.camera()));
            said.addAll(scene(face.camera()).after(face));
        } else if (event instanceof CameraEvent camera) {
            said.addAll(announce(camera.camera()));
            said.add(scene(camera.camera()).after(camera));
        } else if (event instanceof GalleryEvent gallery && gallery.removed()) {
            remembered.forEach((camera, personId) -> scene(camera).remembered(personId));
            scenes.values().forEach(scene -> said.addAll(scene.without(gallery.personId())));
        }
        return said;
    }

    private CameraScene scene(String camera) {
        return scenes.computeIfAbsent(camera, id -> new CameraScene(id, topics));
    }

    private List<Publication> announce(String camera) {
        return announcing && announced.add(camera) ? homeAssistant.announce(camera) : List.of();
    }

    /** Comes by every few seconds, so that the bridge is known to be there when nobody passes. */
    private void look() {
        if (!lock.tryLock()) {
            return;
        }
        try {
            List<Publication> changes = changedCameras();
            // Kept before they are said: the next connection says them if this one cannot.
            changes.forEach(change -> retained.put(change.topic(), change));
            if (!connection.isUp() || !changes.isEmpty()) {
                delivery.once(() -> {
                    connect();
                    for (Publication change : changes) {
                        publish(change);
                    }
                });
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LOG.warn("the bridge to MQTT could not be looked after", e);
        } finally {
            lock.unlock();
        }
    }

    private List<Publication> changedCameras() {
        if (System.nanoTime() - lookForCameras < 0) {
            return List.of();
        }
        lookForCameras = System.nanoTime() + LOOK_FOR_CAMERAS.toNanos();
        Set<String> attached = new HashSet<>();
        try {
            cameras.list().stream().map(Camera::id).forEach(attached::add);
        } catch (BrokerException e) {
            LOG.debug("the cameras are not known now: {}", e.getMessage());
            return List.of();
        }
        List<Publication> changes = new ArrayList<>();
        for (String camera : attached) {
            if (!scenes.containsKey(camera)) {
                changes.add(scene(camera).persons());
            }
            changes.addAll(announce(camera));
        }
        Set<String> gone = new HashSet<>(listed);
        gone.removeAll(attached);
        listed.clear();
        listed.addAll(attached);
        for (String camera : gone) {
            changes.addAll(forget(camera));
        }
        return changes;
    }

    private List<Publication> forget(String camera) {
        scenes.remove(camera);
        List<Publication> taken = new ArrayList<>();
        if (announced.remove(camera)) {
            taken.addAll(homeAssistant.withdraw(camera));
        }
        for (String topic : List.of(topics.persons(camera), topics.lastPerson(camera), topics.status(camera))) {
            taken.add(Publication.state(topic, ""));
        }
        return taken;
    }

    private void connect() throws NotDelivered {
        if (connection.isUp()) {
            return;
        }
        connection.open();
        connection.listen(topics.lastPerson("+"), this::remember);
        connection.publish(Publication.state(topics.available(), MqttConnection.ONLINE));
        for (Publication publication : List.copyOf(retained.values())) {
            connection.publish(publication);
        }
    }

    private void publish(Publication publication) throws NotDelivered {
        if (publication.retained()) {
            retained.put(publication.topic(), publication);
        }
        connection.publish(publication);
        if (publication.retained() && publication.text().isEmpty()) {
            retained.remove(publication.topic());
        }
    }

    private void remember(String topic, String text) {
        String camera = topic.substring(topics.prefix().length() + 1, topic.length() - "/person/last".length());
        try {
            JsonNode last = Json.read(text.getBytes(StandardCharsets.UTF_8), JsonNode.class);
            String personId = last.path("person_id").asText("");
            if (!personId.isEmpty()) {
                remembered.put(camera, personId);
            } else {
                remembered.remove(camera);
            }
        } catch (WireFormatException e) {
            // Taken back, or not ours.
            remembered.remove(camera);
        }
    }
}
