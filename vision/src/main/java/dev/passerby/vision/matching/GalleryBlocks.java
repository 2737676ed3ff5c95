package dev.passerby.vision.matching;

import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * The enrolled people in blocks, sorted by id and counted through from 0. Immutable: a change makes the blocks that it touches
 * anew and shares the others.
 */
final class GalleryBlocks {

    private final List<GalleryBlock> blocks;
    /** The number of each block's first person, {@code [blocks]}. */
    private final int[] firstPeople;

    private GalleryBlocks(List<GalleryBlock> blocks) {
        this.blocks = List.copyOf(blocks);
        firstPeople = new int[blocks.size()];
        for (int block = 1; block < firstPeople.length; block++) {
            firstPeople[block] = firstPeople[block - 1] + blocks.get(block - 1).people();
        }
    }

    static GalleryBlocks empty() {
        return new GalleryBlocks(List.of(GalleryBlock.empty()));
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
        return new GalleryBlocks(next);
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
     * number, which proves of nearly all that they are not among the answers, and compares the rest number by number.
     */
    NearestPeople search(float[] embedding, double standard, int most) {
        CoarseProbe coarse = CoarseProbe.of(embedding);
        int[][] products = new int[blocks.size()][];
        NearestAtMost nearest = new NearestAtMost(most);
        for (int block = 0; block < products.length; block++) {
            products[block] = blocks.get(block).products(coarse);
            blocks.get(block).estimate(coarse, products[block], nearest);
        }
        NearestPeople found = new NearestPeople(most);
        for (int block = 0; block < products.length; block++) {
            blocks.get(block)
                    .search(embedding, coarse, products[block], nearest.limit(), standard, firstPeople[block], found);
        }
        return found;
    }
}
