package dev.passerby.benchmarks.detection;

import dev.passerby.vision.detection.DetectionSettings;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A setting of the detector that is compared with others.
 *
 * @param change what it changes of the settings given, in words
 * @param settings the whole
 */
record Variant(String change, DetectionSettings settings) {

    private static final List<Double> SMALLEST_FACES = List.of(12.0, 16.0, 20.0, 30.0, 40.0, 60.0, 80.0);
    private static final List<Double> PROPOSALS = List.of(0.5, 0.6, 0.7, 0.8);
    private static final List<Double> REFINEMENTS = List.of(0.6, 0.7, 0.8, 0.9);
    private static final List<Double> OUTPUTS = List.of(0.5, 0.7, 0.8, 0.9, 0.95);
    private static final List<Double> FACTORS = List.of(0.8, 0.709, 0.6, 0.5);

    /** The settings given and those that differ from them in one value, each once; the given ones first. */
    static List<Variant> around(DetectionSettings given) {
        Map<DetectionSettings, String> changes = new LinkedHashMap<>();
        changes.put(given, "as given");
        SMALLEST_FACES.forEach(to -> changes.putIfAbsent(given.withMinFace(to), "smallest face " + whole(to)));
        double proposal = given.proposalThreshold();
        double refinement = given.refinementThreshold();
        double output = given.outputThreshold();
        PROPOSALS.forEach(to ->
                changes.putIfAbsent(with(given, to, refinement, output, given.factor()), "first threshold " + to));
        REFINEMENTS.forEach(
                to -> changes.putIfAbsent(with(given, proposal, to, output, given.factor()), "second threshold " + to));
        OUTPUTS.forEach(to ->
                changes.putIfAbsent(with(given, proposal, refinement, to, given.factor()), "third threshold " + to));
        FACTORS.forEach(
                to -> changes.putIfAbsent(with(given, proposal, refinement, output, to), "pyramid factor " + to));
        List<Variant> variants = new ArrayList<>();
        changes.forEach((settings, change) -> variants.add(new Variant(change, settings)));
        return variants;
    }

    private static DetectionSettings with(
            DetectionSettings given, double proposal, double refinement, double output, double factor) {
        return new DetectionSettings(given.minFace(), proposal, refinement, output, factor);
    }

    private static String whole(double pixels) {
        return Math.round(pixels) + " px";
    }
}
