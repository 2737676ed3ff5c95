package dev.passerby.benchmarks.boxes;

import dev.passerby.vision.face.Box;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** One reading of the lines of a {@link BoxesFile}. Blank lines are skipped and line numbers count from 1. */
final class BoxesReader {

    private static final int COLUMNS_NEEDED = 4;
    private static final int INVALID_COLUMN = 7;
    private static final int MOST_FACES = 100_000;

    private final String name;
    private final List<String> lines;
    private int next;

    BoxesReader(String name, List<String> lines) {
        this.name = name;
        this.lines = lines;
    }

    List<AnnotatedPicture> pictures() {
        Map<String, AnnotatedPicture> pictures = new LinkedHashMap<>();
        while (more()) {
            String path = path();
            AnnotatedPicture picture = new AnnotatedPicture(path, faces(path));
            if (pictures.put(path, picture) != null) {
                throw new MalformedBoxes(name + ": the picture '" + path + "' is there twice; join its boxes");
            }
        }
        if (pictures.isEmpty()) {
            throw new MalformedBoxes(name + ": it holds no picture; a picture's path is expected in line 1");
        }
        return List.copyOf(pictures.values());
    }

    private String path() {
        String text = take("a picture's path");
        if (isBox(text)) {
            throw unexpected("a picture's path is expected, got the box '" + text
                    + "'; is the picture's number of faces too small?");
        }
        if (isWhole(text)) {
            throw unexpected("a picture's path is expected, got the number " + text);
        }
        if (!staysInside(text)) {
            throw unexpected("a picture's path must lead into the folder of pictures, got '" + text + "'");
        }
        return text;
    }

    private List<AnnotatedFace> faces(String path) {
        int count = count(path);
        if (count == 0) {
            skipLineOfZeros();
        }
        List<AnnotatedFace> faces = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            faces.add(face("box " + i + " of " + count + " of '" + path + "'"));
        }
        return faces;
    }

    private int count(String path) {
        String text = take("the number of faces of '" + path + "'");
        if (!isWhole(text) || text.length() > 6 || Integer.parseInt(text) > MOST_FACES) {
            throw unexpected("the number of faces of '" + path + "' is expected, a whole number from 0 to " + MOST_FACES
                    + ", got '" + text + "'");
        }
        return Integer.parseInt(text);
    }

    private void skipLineOfZeros() {
        if (more() && isBox(lines.get(next))) {
            String text = take("a line of zeros");
            if (!Arrays.stream(columns(text)).allMatch(column -> number(column) == 0)) {
                throw unexpected(
                        "a picture without faces may be followed by a line of zeros, got the box '" + text + "'");
            }
        }
    }

    private AnnotatedFace face(String which) {
        String text = take(which);
        if (!isBox(text)) {
            throw unexpected(which + " is expected, numbers 'left top width height …', got '" + text + "'");
        }
        double[] values =
                Arrays.stream(columns(text)).mapToDouble(BoxesReader::number).toArray();
        if (values[2] < 0 || values[3] < 0) {
            throw unexpected(which + " must not have a negative width or height, got '" + text + "'");
        }
        Box box = new Box(values[0], values[1], values[0] + values[2], values[1] + values[3]);
        boolean invalid = values.length > INVALID_COLUMN && values[INVALID_COLUMN] != 0;
        return new AnnotatedFace(box, !invalid && box.area() > 0);
    }

    /** Whether a line that is not blank is left; skips the blank ones before it. */
    private boolean more() {
        while (next < lines.size() && lines.get(next).isBlank()) {
            next++;
        }
        return next < lines.size();
    }

    private String take(String expected) {
        if (!more()) {
            throw new MalformedBoxes(
                    name + ": it ends after line " + lines.size() + " where " + expected + " is expected");
        }
        String text = lines.get(next++).strip();
        return next == 1 && text.startsWith("\ufeff") ? text.substring(1) : text;
    }

    private MalformedBoxes unexpected(String problem) {
        return new MalformedBoxes(name + ", line " + next + ": " + problem);
    }

    private static boolean isBox(String text) {
        String[] columns = columns(text);
        return columns.length >= COLUMNS_NEEDED
                && Arrays.stream(columns).allMatch(column -> Double.isFinite(number(column)));
    }

    private static boolean isWhole(String text) {
        return text.matches("[0-9]+");
    }

    private static boolean staysInside(String text) {
        try {
            Path path = Path.of(text);
            return !path.isAbsolute() && !path.normalize().startsWith("..");
        } catch (InvalidPathException e) {
            return false;
        }
    }

    private static String[] columns(String line) {
        return line.strip().split("\\s+");
    }

    /** The number a column holds; not a number if it holds none. */
    private static double number(String column) {
        try {
            return Double.parseDouble(column);
        } catch (NumberFormatException e) {
            return Double.NaN;
        }
    }
}
