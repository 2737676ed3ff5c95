package dev.passerby.console.cameras;

import dev.passerby.client.topics.CameraTable;
import dev.passerby.client.topics.CameraTopic;
import dev.passerby.console.access.Role;
import dev.passerby.console.http.Caller;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Fields;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Refusal;
import dev.passerby.console.http.Turns;
import dev.passerby.wire.camera.Camera;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /api/v1/cameras}: lists, attaches, changes, tests and detaches cameras. */
public final class CameraEndpoints implements Endpoints {

    private static final String PATH = "/api/v1/cameras";
    private static final String CAMERA = PATH + "/{camera}";
    private static final String[] FIELDS = {"url", "credentials", "fps", "threshold"};

    /** How long a written camera may take to come back from the broker. */
    private static final Duration RETURN = Duration.ofSeconds(5);

    private final CameraTable table;
    private final CameraTopic topic;
    private final CameraProbe probe;
    private final Turns looks = new Turns(2, "camera tests");
    private final Object writing = new Object();

    public CameraEndpoints(CameraTable table, CameraTopic topic, CameraProbe probe) {
        this.table = table;
        this.topic = topic;
        this.probe = probe;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list, Needs.VIEW);
        routes.post(PATH + "/test", this::test, Needs.ADMIN);
        routes.put(CAMERA, this::put, Needs.ADMIN);
        routes.patch(CAMERA, this::change, Needs.ADMIN);
        routes.delete(CAMERA, this::remove, Needs.ADMIN);
    }

    private void list(Context context) {
        boolean all = Caller.of(context).orElseThrow().role().includes(Role.ADMIN);
        context.json(table.cameras().stream()
                .map(camera -> CameraShown.of(camera, table, all))
                .toList());
    }

    private void put(Context context) {
        String id = context.pathParam("camera");
        Fields wanted = Fields.of(context, FIELDS);
        Camera camera = new Camera(
                id,
                wanted.required("url"),
                wanted.text("credentials"),
                or(wanted.number("fps"), Camera.DEFAULT_FPS),
                wanted.number("threshold"));
        synchronized (writing) {
            context.status(table.camera(id).isPresent() ? HttpStatus.OK : HttpStatus.CREATED);
            write(camera);
        }
        context.json(CameraShown.of(camera, table, true));
    }

    private void change(Context context) {
        Fields wanted = Fields.of(context, FIELDS);
        Camera camera;
        synchronized (writing) {
            Camera before = known(context);
            camera = new Camera(
                    before.id(),
                    Optional.ofNullable(wanted.text("url")).orElse(before.url()),
                    wanted.has("credentials") ? wanted.text("credentials") : before.credentials(),
                    or(wanted.number("fps"), before.fps()),
                    wanted.has("threshold") ? wanted.number("threshold") : before.threshold());
            write(camera);
        }
        context.json(CameraShown.of(camera, table, true));
    }

    private void remove(Context context) {
        synchronized (writing) {
            String id = known(context).id();
            topic.remove(id);
            table.awaitGone(id, RETURN);
        }
        context.status(HttpStatus.NO_CONTENT);
    }

    private void test(Context context) {
        Fields wanted = Fields.of(context, "url", "credentials");
        String url = wanted.required("url");
        String credentials = wanted.text("credentials");
        context.json(looks.take(() -> probe.look(url, credentials)));
    }

    private void write(Camera camera) {
        topic.put(camera);
        table.awaitCamera(camera, RETURN);
    }

    private Camera known(Context context) {
        String id = context.pathParam("camera");
        return table.camera(id).orElseThrow(() -> Refusal.unknown("camera", id));
    }

    private static double or(@Nullable Double number, double otherwise) {
        return number == null ? otherwise : number;
    }
}
