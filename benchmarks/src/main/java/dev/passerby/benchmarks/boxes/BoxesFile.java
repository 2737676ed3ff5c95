package dev.passerby.benchmarks.boxes;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A file of annotated faces in WIDER FACE's text format.
 *
 * <p>For each picture a line with its path, a line with the number of its faces, and for each face a line
 * {@code left top width height blur expression illumination invalid occlusion pose}, of which the last six may be
 * missing. A picture without a face is followed by a line of zeros in WIDER FACE's own files, and need not be. A face
 * marked invalid does not count, nor does a box without inside, of which those files have some.
 */
public final class BoxesFile {

    private BoxesFile() {}

    /**
     * The pictures of a file, in its order.
     *
     * @throws MalformedBoxes if it cannot be read or is not of that format
     */
    public static List<AnnotatedPicture> read(Path file) {
        try {
            return parse(file.toString(), Files.readAllLines(file));
        } catch (CharacterCodingException e) {
            throw new MalformedBoxes(file + ": this is no text file; boxes are read in WIDER FACE's text format");
        } catch (IOException e) {
            throw new MalformedBoxes(file + ": cannot be read (" + e.getClass().getSimpleName() + "); does it exist?");
        }
    }

    /**
     * The pictures of these lines, in their order.
     *
     * @param name what to call the file in an error
     * @throws MalformedBoxes if they are not of that format
     */
    static List<AnnotatedPicture> parse(String name, List<String> lines) {
        return new BoxesReader(name, lines).pictures();
    }
}
