package dev.passerby.console.unknowns;

import dev.passerby.console.files.JsonFile;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What somebody decided about unknown people: whom to ignore, and who is the same. Kept in the console's folder. Any thread. */
public final class UnknownMarks {

    private final JsonFile<Marks> file;
    private volatile Marks marks;

    /**
     * The decisions.
     *
     * @param ignored the ids of those to ignore
     * @param merged whose id is another's too: the one it is merged into, which is merged into none
     */
    record Marks(Set<String> ignored, Map<String, String> merged) {
        Marks {
            ignored = Set.copyOf(ignored);
            merged = Map.copyOf(merged);
        }
    }

    private UnknownMarks(JsonFile<Marks> file) {
        this.file = file;
        this.marks = file.read().orElse(new Marks(Set.of(), Map.of()));
    }

    /** What was decided so far in this folder. */
    public static UnknownMarks open(Path directory) {
        return new UnknownMarks(new JsonFile<>(directory.resolve("unknowns.json"), Marks.class));
    }

    boolean isIgnored(String id) {
        return marks.ignored().contains(id);
    }

    /** Whom this one was merged into; null for nobody. */
    @Nullable
    String mergedInto(String id) {
        return marks.merged().get(id);
    }

    /** This one and all who were merged into it. */
    Set<String> with(String id) {
        Set<String> all = new TreeSet<>(Set.of(id));
        marks.merged().forEach((other, into) -> {
            if (into.equals(id)) {
                all.add(other);
            }
        });
        return all;
    }

    synchronized void ignore(String id, boolean ignored) {
        Set<String> next = new TreeSet<>(marks.ignored());
        if (ignored) {
            next.add(id);
        } else {
            next.remove(id);
        }
        keep(new Marks(next, marks.merged()));
    }

    /** Merges one into another, and with it all who were merged into it; two who are the same already stay so. */
    synchronized void merge(String id, String into) {
        String end = marks.merged().getOrDefault(into, into);
        Map<String, String> next = new TreeMap<>(marks.merged());
        for (String one : with(id)) {
            next.put(one, end);
        }
        next.remove(end);
        keep(new Marks(marks.ignored(), next));
    }

    /** Forgets the decisions about these, who have a name. */
    synchronized void forget(Set<String> ids) {
        Set<String> ignored = new TreeSet<>(marks.ignored());
        ignored.removeAll(ids);
        Map<String, String> merged = new TreeMap<>(marks.merged());
        merged.keySet().removeAll(ids);
        keep(new Marks(ignored, merged));
    }

    private void keep(Marks next) {
        file.write(next);
        marks = next;
    }
}
