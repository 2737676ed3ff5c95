package dev.passerby.simulator;

import dev.passerby.simulator.fault.Incident;
import dev.passerby.simulator.fault.Script;
import dev.passerby.simulator.video.Clip;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The cameras of a simulation: their names, and the clips that each may show, in order and by the names of their files. */
public final class CameraSet {

    private final Map<String, Map<String, Clip>> reels;

    private CameraSet(Map<String, Map<String, Clip>> reels) {
        this.reels = Collections.unmodifiableMap(reels);
    }

    /** Cameras of one clip each. */
    public static CameraSet of(Map<String, Clip> clips) {
        Map<String, Map<String, Clip>> reels = new LinkedHashMap<>();
        clips.forEach((name, clip) -> reels.put(name, Map.of(name, clip)));
        return new CameraSet(reels);
    }

    /**
     * Cameras as they are written, {@code NAME=FILE[,FILE...]}; a file is read once, however many show it.
     *
     * @throws IllegalArgumentException with a line for the user where something else is written
     * @throws IOException if a file cannot be read as a clip
     */
    public static CameraSet read(List<String> cameras) throws IOException {
        Map<String, Clip> files = new HashMap<>();
        Map<String, Map<String, Clip>> reels = new LinkedHashMap<>();
        for (String camera : cameras) {
            int equals = camera.indexOf('=');
            if (equals < 1 || equals == camera.length() - 1) {
                throw new IllegalArgumentException(
                        "a camera is written NAME=FILE or NAME=FILE,FILE, got '" + camera + "'");
            }
            String name = camera.substring(0, equals);
            Map<String, Clip> reel = new LinkedHashMap<>();
            for (String file : camera.substring(equals + 1).split(",", -1)) {
                reel.put(file, clip(file, files));
            }
            if (reels.put(name, reel) != null) {
                throw new IllegalArgumentException("a camera's name must be its own, got '" + name + "' twice");
            }
        }
        return new CameraSet(reels);
    }

    private static Clip clip(String file, Map<String, Clip> read) throws IOException {
        Clip known = read.get(file);
        if (known != null) {
            return known;
        }
        Clip clip = Clip.read(Path.of(file));
        read.put(file, clip);
        return clip;
    }

    /** Every camera so many times, named NAME-1, NAME-2 and so on; once is the set itself. */
    public CameraSet times(int count) {
        if (count == 1) {
            return this;
        }
        Map<String, Map<String, Clip>> more = new LinkedHashMap<>();
        reels.forEach((name, reel) -> {
            for (int i = 1; i <= count; i++) {
                more.put(name + "-" + i, reel);
            }
        });
        return new CameraSet(more);
    }

    /**
     * The same cameras, where each may also show the files that a script names for it.
     *
     * @throws IllegalArgumentException with a line for the user where the script means a camera or a clip that is not there
     * @throws IOException if a file cannot be read as a clip
     */
    public CameraSet withClipsOf(Script script) throws IOException {
        Set<String> absent = script.camerasNotAmong(reels.keySet());
        if (!absent.isEmpty()) {
            throw new IllegalArgumentException("no camera is called " + String.join(" or ", absent)
                    + ", as the script has it; they are " + String.join(", ", reels.keySet()));
        }
        Map<String, Clip> files = new HashMap<>();
        Map<String, Map<String, Clip>> more = new LinkedHashMap<>();
        for (Map.Entry<String, Map<String, Clip>> camera : reels.entrySet()) {
            Map<String, Clip> reel = new LinkedHashMap<>(camera.getValue());
            for (String wanted : script.forCamera(camera.getKey(), 0).clips()) {
                if (wanted.matches("[0-9]{1,9}")) {
                    requireNumber(wanted, camera.getKey(), camera.getValue().size());
                } else if (!wanted.equals(Incident.ClipChange.NEXT) && !reel.containsKey(wanted)) {
                    reel.put(wanted, clip(wanted, files));
                }
            }
            more.put(camera.getKey(), reel);
        }
        return new CameraSet(more);
    }

    private static void requireNumber(String number, String camera, int clips) {
        int wanted = Integer.parseInt(number);
        if (wanted < 1 || wanted > clips) {
            throw new IllegalArgumentException(
                    "camera '" + camera + "' has clips 1 to " + clips + ", and the script wants clip " + number);
        }
    }

    /** The clips by camera. */
    Map<String, Map<String, Clip>> reels() {
        return reels;
    }

    public int size() {
        return reels.size();
    }
}
