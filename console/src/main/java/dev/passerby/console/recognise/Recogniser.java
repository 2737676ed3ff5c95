package dev.passerby.console.recognise;

import dev.passerby.client.topics.GalleryTable;
import dev.passerby.console.pictures.Pictures;
import dev.passerby.console.pictures.Upload;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.matching.GalleryIndex;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.matching.Neighbours;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.quality.FaceQuality;
import dev.passerby.vision.quality.QualityRules;
import dev.passerby.wire.event.Candidate;
import dev.passerby.wire.gallery.GalleryEntry;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is on a still picture, by the rules by which the job votes for a track's pictures. Any thread. */
final class Recogniser {

    private final GalleryTable gallery;
    private final MatchingRules rules;
    private volatile @Nullable Indexed last;

    /** The index of a gallery, kept until the gallery is another. */
    private record Indexed(List<GalleryEntry> entries, String model, GalleryIndex index) {}

    Recogniser(GalleryTable gallery, MatchingRules rules) {
        this.gallery = gallery;
        this.rules = rules;
    }

    Recognition recognise(Upload.UploadedFile file, int candidates, FaceVision vision) {
        Stopwatch watch = new Stopwatch();
        Picture picture = watch.time("decode", () -> Pictures.DECODER.decode(file.bytes(), file.name()));
        List<DetectedFace> found = watch.time("detect", () -> vision.detect(picture));
        List<AlignedCrop> crops =
                found.stream().map(face -> vision.crop(picture, face)).toList();
        List<Embedding> embeddings =
                watch.time("embed", () -> crops.isEmpty() ? List.<Embedding>of() : vision.embed(crops));
        List<Recognition.Face> faces = watch.time("match", () -> {
            GalleryIndex index = index(vision.embedderFamily());
            List<Recognition.Face> list = new ArrayList<>();
            for (int i = 0; i < found.size(); i++) {
                FaceQuality quality = QualityRules.STANDARD.assess(
                        found.get(i),
                        picture.width(),
                        picture.height(),
                        crops.get(i).rgb());
                Recognition.Identity identity =
                        identity(embeddings.get(i).values(), quality.isFit(), index, candidates);
                list.add(face(found.get(i), quality, identity));
            }
            return list;
        });
        return new Recognition(
                file.name(),
                picture.width(),
                picture.height(),
                faces,
                new Recognition.StageMillis(
                        watch.millis("decode"), watch.millis("detect"), watch.millis("embed"), watch.millis("match")));
    }

    private GalleryIndex index(String model) {
        List<GalleryEntry> entries = gallery.entries();
        Indexed known = last;
        if (known == null || !known.model().equals(model) || !known.entries().equals(entries)) {
            known = new Indexed(entries, model, GalleryIndex.of(entries, model, AlignedCrop.KIND));
            last = known;
        }
        return known.index();
    }

    private Recognition.Identity identity(float[] probe, boolean fit, GalleryIndex index, int candidates) {
        if (index.isEmpty()) {
            return new Recognition.Identity(
                    fit ? "unknown" : "low-quality", null, null, null, rules.threshold(), null, List.of());
        }
        Neighbours near = index.neighbours(probe, rules.threshold());
        double[] distances = near.distances();
        double[] thresholds = new double[distances.length];
        for (int i = 0; i < thresholds.length; i++) {
            thresholds[i] = index.threshold(near.people()[i], rules.threshold());
        }
        MatchingRules.Vote vote = rules.vote(distances, thresholds);
        boolean match = fit && vote == MatchingRules.Vote.PERSON;
        int person = distances.length == 0 ? -1 : near.people()[0];
        return new Recognition.Identity(
                !fit ? "low-quality" : decision(vote),
                match ? index.name(person) : null,
                match ? index.personId(person) : null,
                finite(distances, 0),
                distances.length == 0 ? rules.threshold() : thresholds[0],
                distances.length < 2 || !Double.isFinite(distances[1]) ? null : distances[1] - distances[0],
                candidates(near, index, candidates));
    }

    private static List<Candidate> candidates(Neighbours near, GalleryIndex index, int most) {
        List<Candidate> list = new ArrayList<>();
        for (int i = 0; i < near.people().length && list.size() < most; i++) {
            if (Double.isFinite(near.distances()[i])) {
                int person = near.people()[i];
                list.add(new Candidate(index.name(person), index.personId(person), near.distances()[i]));
            }
        }
        return list;
    }

    private static @Nullable Double finite(double[] distances, int place) {
        return place < distances.length && Double.isFinite(distances[place]) ? distances[place] : null;
    }

    private static String decision(MatchingRules.Vote vote) {
        return switch (vote) {
            case PERSON -> "match";
            case NOBODY -> "unknown";
            case SEVERAL -> "ambiguous";
        };
    }

    private static Recognition.Face face(DetectedFace face, FaceQuality quality, Recognition.Identity identity) {
        Box box = face.box();
        return new Recognition.Face(
                new double[] {box.left(), box.top(), box.right(), box.bottom()},
                face.landmarks().points().stream()
                        .map(point -> new double[] {point.x(), point.y()})
                        .toList(),
                face.score(),
                quality.score(),
                identity);
    }
}
