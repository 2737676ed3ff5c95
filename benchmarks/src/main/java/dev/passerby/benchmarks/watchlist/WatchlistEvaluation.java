package dev.passerby.benchmarks.watchlist;

import dev.passerby.benchmarks.identification.Search;
import dev.passerby.benchmarks.identification.Still;
import dev.passerby.benchmarks.identification.Tally;
import dev.passerby.benchmarks.identification.Trial;
import dev.passerby.benchmarks.identification.Trials;
import dev.passerby.models.progress.Progress;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.tracking.TrackingRules;
import dev.passerby.wire.gallery.GalleryEntry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Open-set identification on tracks. Clips are looked at once; trials and thresholds then only repeat tracking, voting and
 * naming over the faces found.
 *
 * @param watchlist the media
 * @param settings how people are searched
 */
public record WatchlistEvaluation(Watchlist watchlist, WatchlistSettings settings) {

    private static final long ENROLLED_AT_MILLIS = 1;

    /**
     * Looks, enrols and searches.
     *
     * @param vision the networks that look at frames
     * @param enrolling the networks that embed photos
     * @throws IOException naming the clip that cannot be read
     */
    public WatchlistFindings run(FaceVision vision, FaceVision enrolling, Progress progress) throws IOException {
        long began = System.nanoTime();
        ClipVision eyes = new ClipVision(vision, enrolling, settings.minFace(), settings.variant());
        List<SeenClip> clips = SideBySide.each(
                watchlist.clips(), settings.threads(), "Looking at clips", progress, clip -> eyes.look(clip, settings));
        List<String> refusals = Collections.synchronizedList(new ArrayList<>());
        Map<Still, EnrolledStill> stills = new HashMap<>();
        for (EnrolledStill still : enrolled(eyes, clips, refusals, progress)) {
            stills.put(still.still(), still);
        }
        List<Trial> trials = Trials.leavingOneOut(stillsByPerson(stills), settings.trialsPerStranger());
        List<Double> thresholds = Thresholds.around(settings.threshold());
        List<TrialOutcome> outcomes = SideBySide.each(
                trials,
                settings.threads(),
                "Searching",
                progress,
                trial -> outcome(trial, clips, index(trial, stills, eyes.model()), thresholds));
        double seconds = (System.nanoTime() - began) / 1e9;
        return new WatchlistFindings(
                WatchlistResult.of(
                        settings,
                        clips,
                        stills.size(),
                        thresholds,
                        outcomes,
                        vision.modelHashes().embedder(),
                        enrolling.modelHashes().embedder(),
                        seconds),
                outcomes,
                clips,
                stills,
                refusals.stream().sorted().toList());
    }

    private List<EnrolledStill> enrolled(
            ClipVision eyes, List<SeenClip> clips, List<String> refusals, Progress progress) throws IOException {
        List<EnrolledStill> all = new ArrayList<>();
        if (watchlist.photos() == null) {
            SideBySide.each(clips, settings.threads(), "Enrolling from frames", progress, clip -> settings.stills()
                            .among(eyes.enrol(
                                    clip.clip(), settings, settings.stills().candidates(clip.frames()), refusals::add)))
                    .forEach(all::addAll);
            return all;
        }
        for (Map.Entry<String, List<Path>> person : watchlist.photos().entrySet()) {
            SideBySide.each(
                            person.getValue(),
                            settings.threads(),
                            "Enrolling from photos",
                            progress,
                            photo -> eyes.enrol(person.getKey(), photo, refusals::add))
                    .forEach(still -> still.ifPresent(all::add));
        }
        return all;
    }

    /** Everybody's photos, in their order; nobody's for who appears in clips and has none. */
    private SortedMap<String, List<Still>> stillsByPerson(Map<Still, EnrolledStill> stills) {
        SortedMap<String, List<Still>> byPerson = new TreeMap<>();
        watchlist.clips().forEach(clip -> byPerson.put(clip.person(), new ArrayList<>()));
        stills.keySet().stream().sorted(Comparator.comparing(Still::name)).forEach(still -> byPerson.computeIfAbsent(
                        still.person(), person -> new ArrayList<>())
                .add(still));
        return byPerson;
    }

    private static GalleryIndex index(Trial trial, Map<Still, EnrolledStill> stills, String model) {
        List<GalleryEntry> entries = trial.enrolled().stream()
                .map(still -> Enrolment.enrol(
                        null,
                        still.person(),
                        still.person(),
                        List.of(Objects.requireNonNull(stills.get(still)).template()),
                        ENROLLED_AT_MILLIS))
                .toList();
        return GalleryIndex.of(entries, model, AlignedCrop.KIND);
    }

    private TrialOutcome outcome(Trial trial, List<SeenClip> clips, GalleryIndex gallery, List<Double> thresholds) {
        List<Tally> tallies = new ArrayList<>();
        List<List<Search>> wrong = new ArrayList<>();
        for (double threshold : thresholds) {
            List<Search> searches =
                    searches(trial, clips, gallery, WatchlistSettings.atThreshold(threshold, settings.rules()));
            tallies.add(Tally.of(searches));
            wrong.add(searches.stream()
                    .filter(search -> !search.wronglyNamed().isEmpty())
                    .toList());
        }
        return new TrialOutcome(
                trial,
                searches(trial, clips, gallery, settings.rules()),
                effort(trial, clips, gallery),
                tallies,
                wrong);
    }

    private Effort effort(Trial trial, List<SeenClip> clips, GalleryIndex gallery) {
        Effort effort = Effort.NONE;
        for (SeenClip clip : clips) {
            String person = clip.clip().person();
            if (trial.searches(person, clip.clip().name())) {
                effort = effort.plus(Replay.effort(clip, gallery, trial.enrols(person), settings.rules()));
            }
        }
        return effort;
    }

    private static List<Search> searches(Trial trial, List<SeenClip> clips, GalleryIndex gallery, TrackingRules rules) {
        List<Search> searches = new ArrayList<>();
        for (SeenClip clip : clips) {
            String person = clip.clip().person();
            if (trial.searches(person, clip.clip().name())) {
                searches.addAll(Replay.of(clip, gallery, trial.enrols(person), rules));
            }
        }
        return searches;
    }
}
