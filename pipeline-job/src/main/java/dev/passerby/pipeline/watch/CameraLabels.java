package dev.passerby.pipeline.watch;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The cameras that metrics name. Whoever may write frames may make up cameras, so their number has a bound: those that come
 * later are told together, as {@code other}. Any thread.
 */
final class CameraLabels {

    static final String OTHER = "other";

    private final int most;
    private final Set<String> named = ConcurrentHashMap.newKeySet();

    CameraLabels(int most) {
        this.most = most;
    }

    String of(String camera) {
        if (named.contains(camera)) {
            return camera;
        }
        if (named.size() >= most) {
            return OTHER;
        }
        named.add(camera);
        return camera;
    }
}
