package dev.passerby.benchmarks.detection;

import dev.passerby.vision.detection.DetectionSettings;
import java.util.ArrayList;
import java.util.List;

/**
 * A setting of the detector that is compared with others.
 *
 * @param parameter which of the given settings it changes
 * @param value what it changes it to; empty for the settings as given
 * @param settings the whole
 */
record Variant(String parameter, String value, DetectionSettings settings) {

    private static final List<Double> SMALLEST_FACES = List.of(12.0, 16.0, 20.0, 30.0, 40.0, 60.0, 80.0);
    private static final List<Double> PROPOSALS = List.of(0.5, 0.6, 0.7, 0.8);
    private static final List<Double> REFINEMENTS = List.of(0.6, 0.7, 0.8, 0.9);
    private static final List<Double> OUTPUTS = List.of(0.5, 0.7, 0.8, 0.9, 0.95);
    private static final List<Double> FACTORS = List.of(0.8, 0.709, 0.6, 0.5);

    /** The settings given and those that differ from them in one value, each once; the given ones first. */
    static List<Variant> around(DetectionSettings given) {
        double proposal = given.proposalThreshold();
        double refinement = given.refinementThreshold();
        double output = given.outputThreshold();
        double factor = given.factor();
        List<Variant> variants = new ArrayList<>();
        variants.add(new Variant("as given", "", given));
        SMALLEST_FACES.forEach(
                to -> variants.add(new Variant("smallest face", Math.round(to) + " px", given.withMinFace(to))));
        PROPOSALS.forEach(to -> variants.add(
                new Variant("first threshold", to.toString(), with(given, to, refinement, output, factor))));
        REFINEMENTS.forEach(to -> variants.add(
                new Variant("second threshold", to.toString(), with(given, proposal, to, output, factor))));
        OUTPUTS.forEach(to -> variants.add(
                new Variant("third threshold", to.toString(), with(given, proposal, refinement, to, factor))));
        FACTORS.forEach(to -> variants.add(
                new Variant("pyramid factor", to.toString(), with(given, proposal, refinement, output, to))));
        return variants.stream()
                .filter(variant ->
                        variant.value().isEmpty() || !variant.settings().equals(given))
                .toList();
    }

    /** What it changes, in words. */
    String change() {
        return (parameter + " " + value).strip();
    }

    private static DetectionSettings with(
            DetectionSettings given, double proposal, double refinement, double output, double factor) {
        return new DetectionSettings(given.minFace(), proposal, refinement, output, factor);
    }
}
