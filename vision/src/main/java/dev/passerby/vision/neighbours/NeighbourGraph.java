package dev.passerby.vision.neighbours;

import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.Shortlist;
import dev.passerby.wire.gallery.Template;
import io.github.jbellis.jvector.graph.GraphIndex;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.SearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ForkJoinPool;
import java.util.function.UnaryOperator;

/**
 * A gallery's templates, each tied to some that are near it, so that a search goes from one to the next nearer one instead of to
 * all (Subramanya et al. 2019, "DiskANN"). Immutable; shares the templates' numbers with the gallery.
 */
final class NeighbourGraph implements Shortlist {

    /** How many neighbours a template is tied to, and among how many they are looked for. */
    private static final int NEIGHBOURS = 32;

    private static final int LOOKED_AMONG = 200;
    /** How many more are kept while the graph is made, and how much longer a detour may be than the tie it replaces. */
    private static final float OVERFLOW = 1.2f;

    private static final float DETOUR = 1.2f;

    /** How many templates a search brings back. Decision record 0024 has what is found with fewer. */
    private static final int FOUND = 256;

    private static final VectorSimilarityFunction SIMILARITY = VectorSimilarityFunction.DOT_PRODUCT;
    private static final VectorTypeSupport VECTORS =
            VectorizationProvider.getInstance().getVectorTypeSupport();

    /** Makes a point as short as the templates here are. */
    private final UnaryOperator<float[]> coordinates;

    /** Whose each template is. */
    private final List<String> owners;

    private final RandomAccessVectorValues templates;
    private final GraphIndex graph;

    private NeighbourGraph(
            UnaryOperator<float[]> coordinates,
            List<String> owners,
            RandomAccessVectorValues templates,
            GraphIndex graph) {
        this.coordinates = coordinates;
        this.owners = owners;
        this.templates = templates;
        this.graph = graph;
    }

    /** The graph of a gallery; takes a core for 0.6 ms a template of 50,000, and longer in larger ones. */
    static NeighbourGraph of(GalleryIndex gallery) {
        UnaryOperator<float[]> coordinates = gallery.coordinates();
        List<String> owners = new ArrayList<>();
        List<VectorFloat<?>> points = new ArrayList<>();
        for (int person = 0; person < gallery.people(); person++) {
            for (Template template : gallery.templates(person)) {
                owners.add(gallery.personId(person));
                points.add(VECTORS.createFloatVector(coordinates.apply(template.embedding())));
            }
        }
        int dimensions = points.get(0).length();
        RandomAccessVectorValues templates = new ListRandomAccessVectorValues(points, dimensions);
        ForkJoinPool oneThread = new ForkJoinPool(1);
        try (GraphIndexBuilder builder = new GraphIndexBuilder(
                BuildScoreProvider.randomAccessScoreProvider(templates, SIMILARITY),
                dimensions,
                NEIGHBOURS,
                LOOKED_AMONG,
                OVERFLOW,
                DETOUR,
                oneThread,
                oneThread)) {
            return new NeighbourGraph(coordinates, owners, templates, builder.build(templates));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            oneThread.shutdown();
        }
    }

    @Override
    public List<String> near(float[] probe) {
        try (GraphSearcher searcher = new GraphSearcher(graph)) {
            SearchScoreProvider scores = SearchScoreProvider.exact(
                    VECTORS.createFloatVector(coordinates.apply(probe)), SIMILARITY, templates);
            SearchResult found = searcher.search(scores, FOUND, Bits.ALL);
            return Arrays.stream(found.getNodes())
                    .map(near -> owners.get(near.node))
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
