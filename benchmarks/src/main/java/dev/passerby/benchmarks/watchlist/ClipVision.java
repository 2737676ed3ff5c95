package dev.passerby.benchmarks.watchlist;

import dev.passerby.benchmarks.identification.Still;
import dev.passerby.vision.FaceVision;
import dev.passerby.vision.alignment.AlignedCrop;
import dev.passerby.vision.detection.DetectionSettings;
import dev.passerby.vision.detection.SearchArea;
import dev.passerby.vision.enrolment.Enrolment;
import dev.passerby.vision.enrolment.FaceChoice;
import dev.passerby.vision.enrolment.MainFace;
import dev.passerby.vision.enrolment.PhotoChoice;
import dev.passerby.vision.enrolment.PhotoFace;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.quality.QualityRules;
import dev.passerby.vision.search.CameraView;
import dev.passerby.vision.search.SearchPlan;
import dev.passerby.vision.search.SearchRules;
import dev.passerby.vision.tracking.FaceInFrame;
import dev.passerby.vision.tracking.FrameFaces;
import dev.passerby.wire.frame.Frame;
import dev.passerby.wire.gallery.Template;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Looking at clips as the job looks at frames, and at photos as enrolment does. Thread-safe.
 *
 * @param vision the networks that look at frames
 * @param enrolling the networks that embed photos
 * @param minFace the smallest face looked for in a frame, in pixels
 * @param variant how faces become points
 */
record ClipVision(FaceVision vision, FaceVision enrolling, double minFace, Variant variant) {

    /** The smallest face looked for in a photo, in pixels, as {@code person add} has it. */
    private static final double MIN_FACE_OF_PHOTO = 20;

    private static final float[] NOT_EMBEDDED = new float[0];

    /** Photos of one person are not pictures of one scene: their faces are shown to the tracker at this one place. */
    private static final int PHOTO_SIDE = 480;

    private static final Box PHOTO_PLACE = new Box(160, 160, 320, 320);

    /** A clip, frame by frame. */
    SeenClip look(Clip clip, WatchlistSettings settings) throws IOException {
        List<SeenFrame> seen = new ArrayList<>();
        Picture portrait = null;
        double best = -1;
        CameraView view = CameraView.UNSEEN;
        try (ClipFrames frames = ClipFrames.open(clip, settings)) {
            for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
                Frame frame = next.get();
                Picture picture = picture(clip, frame);
                SearchRules rules = clip.video() ? SearchRules.STANDARD : SearchRules.EVERYTHING;
                SearchPlan plan = view.plan(picture, frame.capturedAtMillis(), rules);
                List<PhotoFace> faces = faces(picture, minFace, plan.areas());
                view = plan.found(faces.stream().map(face -> face.face().box()).toList());
                seen.add(seen(frame, picture, faces, clip.video()));
                int main = MainFace.of(faces.stream().map(PhotoFace::face).toList());
                if (main >= 0 && faces.get(main).quality().score() > best) {
                    best = faces.get(main).quality().score();
                    portrait = vision.crop(picture, faces.get(main).face()).picture();
                }
            }
        }
        return new SeenClip(clip, seen, portrait);
    }

    /** The frames of a clip with these numbers, as enrolment photos; those that are refused are told of and left out. */
    List<EnrolledStill> enrol(Clip clip, WatchlistSettings settings, List<Integer> numbers, Consumer<String> refusals)
            throws IOException {
        List<EnrolledStill> stills = new ArrayList<>();
        try (ClipFrames frames = ClipFrames.open(clip, settings)) {
            int number = 0;
            for (Optional<Frame> next = frames.next(); next.isPresent(); next = frames.next()) {
                if (numbers.contains(number++)) {
                    String name = String.format(
                            java.util.Locale.ROOT,
                            "%s at %.2f s",
                            clip.name(),
                            next.get().capturedAtMillis() / 1e3);
                    Still still = new Still(clip.person(), clip.name(), name);
                    enrol(still, picture(clip, next.get()), next.get().jpeg(), refusals)
                            .ifPresent(stills::add);
                }
            }
        }
        return stills;
    }

    /** A photo that belongs to no clip; empty where it is refused, which is told. */
    Optional<EnrolledStill> enrol(String person, Path photo, Consumer<String> refusals) throws IOException {
        Picture picture = PictureDecoder.standard().decode(photo);
        return enrol(new Still(person, null, photo.toString()), picture, Files.readAllBytes(photo), refusals);
    }

    private Optional<EnrolledStill> enrol(Still still, Picture picture, byte[] file, Consumer<String> refusals) {
        List<PhotoFace> faces = faces(picture, MIN_FACE_OF_PHOTO, List.of(SearchArea.everything(picture)));
        FaceChoice choice = PhotoChoice.of(still.name(), faces);
        if (choice.isRefused()) {
            refusals.accept(String.valueOf(choice.refusal()));
            return Optional.empty();
        }
        PhotoFace face = faces.get(choice.face());
        return Optional.of(new EnrolledStill(
                still,
                template(sha256(file), face, variant.enrolled(enrolling, picture, face.face())),
                vision.crop(picture, face.face()).picture()));
    }

    private Template template(String sha256, PhotoFace face, Variant.Enrolled point) {
        Double spread = point.spread();
        return spread == null
                ? new Template(
                        sha256.substring(0, 16),
                        model(),
                        AlignedCrop.KIND,
                        face.quality().score(),
                        point.embedding())
                : Enrolment.template(sha256, model(), AlignedCrop.KIND, face.quality(), spread, point.embedding());
    }

    /** What templates made here name as their model. */
    String model() {
        return enrolling.embedderFamily();
    }

    private List<PhotoFace> faces(Picture picture, double smallest, List<SearchArea> areas) {
        return vision.detect(picture, DetectionSettings.stills().withMinFace(smallest), areas).stream()
                .map(face -> new PhotoFace(
                        face,
                        QualityRules.STANDARD.assess(
                                face,
                                picture.width(),
                                picture.height(),
                                vision.crop(picture, face).rgb())))
                .toList();
    }

    private SeenFrame seen(Frame frame, Picture picture, List<PhotoFace> faces, boolean video) {
        int main = MainFace.of(faces.stream().map(PhotoFace::face).toList());
        boolean canEnrol = main >= 0 && faces.get(main).quality().isFit();
        List<PhotoFace> shown = video || main < 0 ? faces : List.of(faces.get(main));
        List<FaceInFrame> inFrame = shown.stream()
                .map(face -> FaceInFrame.of(video ? face.face() : inPlace(face.face()), face.quality()))
                .toList();
        FrameFaces frameFaces = new FrameFaces(
                frame.cameraId(),
                frame.epoch(),
                frame.seq(),
                frame.capturedAtMillis(),
                video ? picture.width() : PHOTO_SIDE,
                video ? picture.height() : PHOTO_SIDE,
                inFrame);
        return new SeenFrame(frameFaces, embeddings(picture, shown), canEnrol);
    }

    private static DetectedFace inPlace(DetectedFace face) {
        return new DetectedFace(PHOTO_PLACE, face.score(), face.landmarks());
    }

    private List<float[]> embeddings(Picture picture, List<PhotoFace> faces) {
        List<DetectedFace> fit = faces.stream()
                .filter(face -> face.quality().isFit())
                .map(PhotoFace::face)
                .toList();
        List<float[]> embedded = new ArrayList<>(fit.isEmpty() ? List.of() : variant.frame(vision, picture, fit));
        return faces.stream()
                .map(face -> face.quality().isFit() ? embedded.remove(0) : NOT_EMBEDDED)
                .toList();
    }

    private static Picture picture(Clip clip, Frame frame) {
        return PictureDecoder.standard().decodeFrame(frame.jpeg(), clip.name());
    }

    private static String sha256(byte[] file) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
