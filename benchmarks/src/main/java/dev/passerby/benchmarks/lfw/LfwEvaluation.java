package dev.passerby.benchmarks.lfw;

import dev.passerby.benchmarks.scores.CrossValidation;
import dev.passerby.benchmarks.scores.JudgedPair;
import dev.passerby.benchmarks.scores.Roc;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The verification protocol on a copy of the data set: which pictures and pairs, and how faces become points. */
public final class LfwEvaluation {

    /** The distance of a pair of which one picture shows no face: as far as can be. */
    private static final float FARTHEST = 2;

    private static final List<String> PROTOCOL_RATES = List.of("1e-2", "1e-3");
    private static final List<String> ALL_PAIRS_RATES = List.of("1e-2", "1e-3", "1e-4", "1e-5");
    private static final int WORST_SHOWN = 40;

    private final Path folder;
    private final Set<Integer> folds;
    private final List<LfwPair> pairs;
    private final Variant variant;

    private LfwEvaluation(Path folder, Set<Integer> folds, List<LfwPair> pairs, Variant variant) {
        this.folder = folder;
        this.folds = folds;
        this.pairs = pairs;
        this.variant = variant;
    }

    /**
     * Prepares an evaluation.
     *
     * @param folder holds a folder for each person
     * @param pairsFile the protocol's pairs
     * @param folds such as {@code 1-5}; empty for all
     * @throws MalformedPairs if the pairs or the folds cannot be used, or pictures are missing
     */
    public static LfwEvaluation of(Path folder, Path pairsFile, String folds, Variant variant) throws MalformedPairs {
        PairsFile file = PairsFile.read(pairsFile);
        Set<Integer> chosen = file.chosen(folds);
        LfwEvaluation evaluation = new LfwEvaluation(folder, chosen, file.of(chosen), variant);
        List<LfwImage> missing = evaluation.images().stream()
                .filter(image -> !Files.isReadable(image.in(folder)))
                .toList();
        if (!missing.isEmpty()) {
            throw new MalformedPairs(missing.size() + " of the "
                    + evaluation.images().size() + " pictures in "
                    + pairsFile + " cannot be read, first " + missing.get(0).in(folder)
                    + "; --images must name the folder that holds a folder for each person");
        }
        return evaluation;
    }

    /**
     * Looks at every picture, on so many threads, and judges every pair.
     *
     * @param vision finds faces, and embeds them as frames
     * @param enrolling embeds them as enrolled photos
     */
    public LfwFindings run(FaceVision vision, FaceVision enrolling, int threads, Progress progress) {
        long began = System.nanoTime();
        Map<LfwImage, LfwFace> faces =
                new LookAtImages(folder, vision, enrolling, variant, threads).at(images(), progress);
        double seconds = (System.nanoTime() - began) / 1e9;

        List<JudgedPair> judged = new ArrayList<>();
        for (LfwPair pair : pairs) {
            judged.add(new JudgedPair(pair.fold(), pair.same(), distance(faces, pair)));
        }
        CrossValidation validation = CrossValidation.of(judged);
        float[] genuine = distances(judged, true);
        Roc protocol = new Roc(genuine, distances(judged, false));
        Roc allPairs = new Roc(genuine, AllImpostors.distances(faces));
        LfwResult result = new LfwResult(
                validation.mean(),
                validation.standardDeviation(),
                protocol.area(),
                protocol.equalErrorRate(),
                validation.threshold(),
                rates(protocol, PROTOCOL_RATES),
                rates(allPairs, ALL_PAIRS_RATES),
                thresholds(protocol, PROTOCOL_RATES),
                thresholds(allPairs, ALL_PAIRS_RATES),
                images().size() - faces.size(),
                images().size(),
                AllImpostors.count(faces.keySet()),
                seconds,
                images().size() / seconds,
                List.copyOf(folds),
                validation.accuracies(),
                validation.independent(),
                variant.text(),
                vision.modelHashes(),
                enrolling.modelHashes().embedder());
        return new LfwFindings(result, protocol, allPairs, worst(faces, validation.threshold(), vision));
    }

    /** Every picture of the chosen pairs, once, in the order of names. */
    private Collection<LfwImage> images() {
        TreeSet<LfwImage> images =
                new TreeSet<>(Comparator.comparing(LfwImage::person).thenComparing(LfwImage::number));
        pairs.forEach(pair -> {
            images.add(pair.first());
            images.add(pair.second());
        });
        return images;
    }

    private static float distance(Map<LfwImage, LfwFace> faces, LfwPair pair) {
        LfwFace first = faces.get(pair.first());
        LfwFace second = faces.get(pair.second());
        return first == null || second == null ? FARTHEST : first.probe().distanceTo(second.template());
    }

    private static float[] distances(List<JudgedPair> judged, boolean same) {
        List<JudgedPair> chosen =
                judged.stream().filter(pair -> pair.same() == same).toList();
        float[] distances = new float[chosen.size()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = chosen.get(i).distance();
        }
        return distances;
    }

    private static Map<String, Double> rates(Roc roc, List<String> rates) {
        Map<String, Double> byRate = new LinkedHashMap<>();
        rates.forEach(rate ->
                byRate.put(rate, roc.atFalseAcceptRate(Double.parseDouble(rate)).trueAcceptRate()));
        return byRate;
    }

    private static Map<String, Double> thresholds(Roc roc, List<String> rates) {
        Map<String, Double> byRate = new LinkedHashMap<>();
        rates.forEach(rate ->
                byRate.put(rate, roc.atFalseAcceptRate(Double.parseDouble(rate)).threshold()));
        return byRate;
    }

    private List<WorstPair> worst(Map<LfwImage, LfwFace> faces, double threshold, FaceVision vision) {
        return pairs.stream()
                .filter(pair -> (distance(faces, pair) < threshold) != pair.same())
                .sorted(Comparator.comparingDouble((LfwPair pair) -> -Math.abs(distance(faces, pair) - threshold)))
                .limit(WORST_SHOWN)
                .map(pair -> new WorstPair(
                        pair.first().toString(),
                        pair.second().toString(),
                        pair.same(),
                        distance(faces, pair),
                        crop(pair.first(), vision),
                        crop(pair.second(), vision)))
                .toList();
    }

    private @Nullable AlignedCrop crop(LfwImage image, FaceVision vision) {
        Picture picture = PictureDecoder.standard().decode(image.in(folder));
        Optional<AlignedCrop> crop =
                CentralFace.of(picture, vision.detect(picture)).map(face -> vision.crop(picture, face));
        return crop.orElse(null);
    }
}
