package dev.passerby.benchmarks.watchlist;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A text file that says which files show whom: a line {@code NAME: file file …} for each person, paths from the media folder
 * on. Empty lines and lines that begin with {@code #} say nothing.
 */
final class PeopleFile {

    private PeopleFile() {}

    static List<Clip> read(Path file, Path folder) throws MalformedWatchlist {
        List<String> lines;
        try {
            lines = Files.readAllLines(file);
        } catch (IOException e) {
            throw new MalformedWatchlist(
                    "cannot read " + file + " (" + e.getClass().getSimpleName()
                            + "); it must be a text file with lines such as 'Ada: ada1.mkv ada2.mkv'");
        }
        return parse(lines, file.toString(), folder);
    }

    /**
     * The clips that these lines name.
     *
     * @param source how messages call where the lines are from
     */
    static List<Clip> parse(List<String> lines, String source, Path folder) throws MalformedWatchlist {
        List<Clip> clips = new ArrayList<>();
        Map<String, Integer> lineOfPerson = new HashMap<>();
        Map<String, Integer> lineOfFile = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).strip();
            if (line.isEmpty() || line.startsWith("#")) {
                continue;
            }
            String where = source + ", line " + (i + 1) + ": ";
            int colon = line.indexOf(':');
            String person = colon < 0 ? "" : line.substring(0, colon).strip();
            String rest = line.substring(colon + 1).strip();
            if (person.isEmpty() || rest.isEmpty()) {
                throw new MalformedWatchlist(where + "must be 'NAME: file file …', got '" + line + "'");
            }
            once(lineOfPerson, person, i + 1, where);
            for (String name : rest.split("\\s+", -1)) {
                once(lineOfFile, name, i + 1, where);
                int before = clips.size();
                MediaFolder.addClip(clips, person, folder, folder.resolve(name));
                if (clips.size() == before) {
                    throw new MalformedWatchlist(
                            where + folder.resolve(name) + " must be a video, a photo or a folder of photos");
                }
            }
        }
        if (clips.isEmpty()) {
            throw new MalformedWatchlist(source + " names nobody; it needs lines such as 'Ada: ada1.mkv ada2.mkv'");
        }
        return clips;
    }

    private static void once(Map<String, Integer> lines, String name, int line, String where)
            throws MalformedWatchlist {
        Integer before = lines.putIfAbsent(name, line);
        if (before != null) {
            throw new MalformedWatchlist(where + "'" + name + "' is on line " + before + " already");
        }
    }
}
