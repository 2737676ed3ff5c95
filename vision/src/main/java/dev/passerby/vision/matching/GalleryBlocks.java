package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import dev.passerby.wire.gallery.Template;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The enrolled people in blocks, sorted by id and counted through from 0. Immutable: a change makes the blocks that it touches
 * anew and shares the others.
 */
final class GalleryBlocks {

    /** Templates below which a search takes too little to look for {@link PrincipalDirections}. */
    private static final int FEW = 2_048;

    /** How many templates these are looked for with. */
    private static final int LOOKED_AT = 1_024;

    /** How many times as many templates there must be before they are looked for again where they were not found. */
    private static final int GROWN = 4;

    private final List<GalleryBlock> blocks;
    /** The number of each block's first person, {@code [blocks]}. */
    private final int[] firstPeople;

    /** What all blocks are written along; once found, for ever. */
    private final @Nullable PrincipalDirections directions;

    /** The number of templates from which on they are looked for. */
    private final long lookAt;

    private GalleryBlocks(List<GalleryBlock> blocks, @Nullable PrincipalDirections directions, long lookAt) {
        this.blocks = List.copyOf(blocks);
        this.directions = directions;
        this.lookAt = lookAt;
        firstPeople = new int[blocks.size()];
        for (int block = 1; block < firstPeople.length; block++) {
            firstPeople[block] = firstPeople[block - 1] + blocks.get(block - 1).people();
        }
    }

    static GalleryBlocks empty() {
        return new GalleryBlocks(List.of(GalleryBlock.empty()), null, FEW);
    }

    /** The blocks with these entries too, by person, as far as none of a later version is there. */
    GalleryBlocks with(SortedMap<String, GalleryEntry> byPerson, String model, String crop) {
        List<GalleryBlock> next = new ArrayList<>();
        SortedMap<String, GalleryEntry> rest = byPerson;
        for (GalleryBlock block : blocks) {
            // The last block takes everybody after it as well.
            boolean last = block == blocks.get(blocks.size() - 1);
            String beyond = block.lastId() + '\0';
            next.addAll(block.with(last ? rest : rest.headMap(beyond), model, crop));
            rest = last ? rest : rest.tailMap(beyond);
        }
        return new GalleryBlocks(next, directions, lookAt).alongFewDirections();
    }

    /** The same people, along as few directions as they fill, where it is time to look for these and they are found. */
    private GalleryBlocks alongFewDirections() {
        int templates = templates();
        if (directions != null || templates < lookAt) {
            return this;
        }
        PrincipalDirections found =
                PrincipalDirections.of(everyFew(templates / LOOKED_AT)).orElse(null);
        return found == null
                ? new GalleryBlocks(blocks, null, (long) GROWN * templates)
                : new GalleryBlocks(
                        blocks.stream().map(block -> block.along(found)).toList(), found, lookAt);
    }

    /** One embedding of so many. */
    private List<float[]> everyFew(int step) {
        List<float[]> some = new ArrayList<>();
        int next = 0;
        for (int person = 0; person < people(); person++) {
            for (Template template : person(person).templates()) {
                if (next++ % step == 0) {
                    some.add(template.embedding());
                }
            }
        }
        return some;
    }

    /** How many templates are searched. */
    int templates() {
        return blocks.stream().mapToInt(GalleryBlock::templates).sum();
    }

    /** What makes a point shorter, such that dot products stay nearly the same. */
    UnaryOperator<float[]> coordinates() {
        PrincipalDirections along = directions;
        return point -> TemplateRows.projected(point, along).coordinates();
    }

    List<GalleryBlock> all() {
        return blocks;
    }

    /** How many people can be found. */
    int people() {
        return firstPeople[firstPeople.length - 1]
                + blocks.get(blocks.size() - 1).people();
    }

    /** The person of a number. */
    EnrolledPerson person(int person) {
        int place = Arrays.binarySearch(firstPeople, person);
        // Of several blocks that begin with the same number all but the last are empty.
        int block = place < 0 ? -place - 2 : place;
        while (block + 1 < firstPeople.length && firstPeople[block + 1] == person) {
            block++;
        }
        return blocks.get(block).person(person - firstPeople[block]);
    }

    /** The number of the person with this id, or -1 where there is nobody to be found. */
    int number(String id) {
        int low = 0;
        int high = blocks.size() - 1;
        while (low < high) {
            int middle = (low + high) / 2;
            if (blocks.get(middle).lastId().compareTo(id) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        int place = blocks.get(low).place(id);
        return place < 0 ? -1 : firstPeople[low] + place;
    }

    /**
     * The people nearest to a probe and whoever is nearer than their threshold, exactly: reads every template in eight bits a
     * coordinate, which proves of nearly all that they are not among the answers, and compares the rest number by number.
     */
    NearestPeople search(float[] embedding, double standard, int most) {
        CoarseProbe coarse = CoarseProbe.of(TemplateRows.projected(embedding, directions));
        float[][] mostCosines = new float[blocks.size()][];
        NearestAtMost nearest = new NearestAtMost(most);
        for (int block = 0; block < mostCosines.length; block++) {
            mostCosines[block] = blocks.get(block).mostCosines(coarse);
            blocks.get(block).estimate(coarse, mostCosines[block], nearest);
        }
        NearestPeople found = new NearestPeople(most);
        for (int block = 0; block < mostCosines.length; block++) {
            blocks.get(block)
                    .search(embedding, mostCosines[block], nearest.limit(), standard, firstPeople[block], found);
        }
        return found;
    }
}
