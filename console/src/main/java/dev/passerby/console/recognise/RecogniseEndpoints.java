package dev.passerby.console.recognise;

import dev.passerby.client.topics.GalleryTable;
import dev.passerby.console.http.Endpoints;
import dev.passerby.console.http.Needs;
import dev.passerby.console.http.Query;
import dev.passerby.console.http.Throttle;
import dev.passerby.console.pictures.Pictures;
import dev.passerby.console.pictures.Upload;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.embedding.Embedding;
import dev.passerby.vision.enrolment.MainFace;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.matching.MatchingRules;
import dev.passerby.vision.picture.Picture;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;

/** {@code /api/v1/recognise} and {@code /api/v1/compare}: pictures that are looked at and forgotten. */
public final class RecogniseEndpoints implements Endpoints {

    private static final int STANDARD_CANDIDATES = 3;
    private static final int MOST_CANDIDATES = 20;

    private final Pictures pictures;
    private final Throttle throttle;
    private final Recogniser recogniser;

    /**
     * The endpoints.
     *
     * @param rules when a picture is a person's
     */
    public RecogniseEndpoints(Pictures pictures, Throttle throttle, GalleryTable gallery, MatchingRules rules) {
        this.pictures = pictures;
        this.throttle = throttle;
        this.recogniser = new Recogniser(gallery, rules);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/api/v1/recognise", this::recognise, Needs.ENROL);
        routes.post("/api/v1/compare", this::compare, Needs.ENROL);
    }

    private void recognise(Context context) {
        throttle.check(context);
        int candidates = Query.whole(context, "candidates", STANDARD_CANDIDATES, 0, MOST_CANDIDATES);
        Upload.UploadedFile file =
                Upload.of(context, List.of(), List.of("picture")).file("picture");
        context.json(pictures.look(vision -> recogniser.recognise(file, candidates, vision)));
    }

    private void compare(Context context) {
        throttle.check(context);
        Upload upload = Upload.of(context, List.of(), List.of("a", "b"));
        Upload.UploadedFile a = upload.file("a");
        Upload.UploadedFile b = upload.file("b");
        context.json(pictures.look(vision -> compare(a, b, vision)));
    }

    /** Whether two pictures show the same person, with the names of its JSON. */
    record Comparison(
            double distance, double similarity, double threshold, boolean same, StageMillis executionMillis) {}

    /** How long each stage took, in milliseconds. */
    record StageMillis(double decode, double detect, double embed) {}

    private static Comparison compare(Upload.UploadedFile a, Upload.UploadedFile b, FaceVision vision) {
        Stopwatch watch = new Stopwatch();
        Embedding one = mainFace(a, vision, watch);
        Embedding other = mainFace(b, vision, watch);
        double distance = one.distanceTo(other);
        return new Comparison(
                distance,
                1 - distance * distance / 2,
                MatchingRules.VERIFICATION_THRESHOLD,
                distance < MatchingRules.VERIFICATION_THRESHOLD,
                new StageMillis(watch.millis("decode"), watch.millis("detect"), watch.millis("embed")));
    }

    private static Embedding mainFace(Upload.UploadedFile file, FaceVision vision, Stopwatch watch) {
        Picture picture = watch.time("decode", () -> Pictures.DECODER.decode(file.bytes(), file.name()));
        List<DetectedFace> faces = watch.time("detect", () -> vision.detect(picture));
        if (faces.isEmpty()) {
            throw Pictures.unfit(file.name() + ": no face was found, so there is nothing to compare");
        }
        DetectedFace face = faces.get(MainFace.of(faces));
        return watch.time(
                "embed", () -> vision.embed(List.of(vision.crop(picture, face))).get(0));
    }
}
