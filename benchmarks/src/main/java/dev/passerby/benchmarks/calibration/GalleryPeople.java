package dev.passerby.benchmarks.calibration;

import dev.passerby.vision.matching.Embeddings;
import dev.passerby.vision.matching.GalleryMerge;
import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeMap;

/**
 * The enrolled people who can be compared, in the order of their names: whatever order they came in, the same people give the
 * same figures.
 *
 * @param people everybody with at least one template of the network and crop in use, and those templates alone
 * @param ignoredTemplates templates of another network or crop
 */
public record GalleryPeople(List<Person> people, int ignoredTemplates) {

    /** An enrolled person. */
    public record Person(String id, String name, List<Template> photos) {

        public Person {
            photos = List.copyOf(photos);
        }
    }

    public GalleryPeople {
        people = List.copyOf(people);
    }

    /**
     * The people of a gallery.
     *
     * @param entries the gallery, tombstones included, in any order
     * @param model the sha256 of the network in use
     * @param crop how it is given faces
     */
    public static GalleryPeople of(Collection<GalleryEntry> entries, String model, String crop) {
        TreeMap<String, GalleryEntry> current = new TreeMap<>();
        for (GalleryEntry entry : entries) {
            current.merge(entry.personId(), entry, (known, arriving) -> GalleryMerge.later(arriving, known));
        }
        List<Person> people = new ArrayList<>();
        int ignored = 0;
        for (GalleryEntry entry : current.values()) {
            List<Template> usable = entry.templates().stream()
                    .filter(template -> template.model().equals(model)
                            && template.crop().equals(crop)
                            && Embeddings.isUnit(template.embedding()))
                    .sorted(Comparator.comparing(Template::id))
                    .toList();
            ignored += entry.templates().size() - usable.size();
            if (!usable.isEmpty()) {
                people.add(new Person(entry.personId(), entry.name(), usable));
            }
        }
        people.sort(Comparator.comparing(Person::name).thenComparing(Person::id));
        return new GalleryPeople(people, ignored);
    }

    /** How many photos can be compared. */
    public int photos() {
        return people.stream().mapToInt(person -> person.photos().size()).sum();
    }
}
