package dev.passerby.deploy.standin;

import dev.passerby.pipeline.vision.LookedAt;
import dev.passerby.pipeline.vision.SeenFace;
import dev.passerby.pipeline.vision.UnreadablePictureException;
import dev.passerby.pipeline.vision.Vision;
import dev.passerby.pipeline.vision.VisionSource;
import dev.passerby.vision.face.Box;
import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.face.Landmarks;
import dev.passerby.vision.face.Point;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import dev.passerby.vision.picture.PictureException;
import dev.passerby.vision.search.CameraView;
import dev.passerby.vision.tracking.FaceInFrame;
import dev.passerby.wire.event.Models;
import dev.passerby.wire.event.QualityMarks;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/**
 * Eyes that see in a {@link NumberedFrame} the people it names, and in any other picture nobody. They sleep where networks
 * would work.
 *
 * @param lookMillis what looking at a frame costs
 * @param embedMillis what embedding one face costs
 */
public record StandInVision(long lookMillis, long embedMillis) implements VisionSource {

    private static final long serialVersionUID = 1L;

    public static final String DETECTOR = "d".repeat(64);
    public static final String EMBEDDER = "e".repeat(64);
    public static final String CROP = "T32";

    private static final QualityMarks MARKS = new QualityMarks(1, 1, 1, 1, 1, 1);
    private static final double FACE = 80;
    /** From one face to the next; so far that place alone tells them apart. */
    private static final double STEP = 160;

    public StandInVision {
        if (lookMillis < 0 || embedMillis < 0) {
            throw new IllegalArgumentException("a stand-in's costs must be 0 ms or more, got " + lookMillis
                    + " ms for a frame and " + embedMillis + " ms for a face");
        }
    }

    @Override
    public Vision open() {
        return new Opened(lookMillis, embedMillis);
    }

    private record Opened(long lookMillis, long embedMillis) implements Vision {

        @Override
        public LookedAt look(byte[] jpeg, CameraView before, long capturedAtMillis) throws UnreadablePictureException {
            long began = System.nanoTime();
            Picture picture;
            try {
                picture = PictureDecoder.standard().decodeFrame(jpeg, "frame");
            } catch (PictureException e) {
                throw new UnreadablePictureException(String.valueOf(e.getMessage()));
            }
            long decoded = System.nanoTime();
            List<SeenFace> faces =
                    NumberedFrame.read(picture).map(Opened::faces).orElse(List.of());
            sleep(lookMillis);
            long detected = System.nanoTime();
            return new LookedAt(
                    picture.width(),
                    picture.height(),
                    faces,
                    (decoded - began) / 1e6,
                    (detected - decoded) / 1e6,
                    before);
        }

        @Override
        public List<float[]> embed(List<byte[]> crops) {
            sleep(embedMillis * crops.size());
            return crops.stream()
                    .map(crop -> StandInPeople.embedding(ByteBuffer.wrap(crop).getInt()))
                    .toList();
        }

        @Override
        public Models models() {
            return new Models(DETECTOR, EMBEDDER);
        }

        @Override
        public String embedderFamily() {
            return EMBEDDER;
        }

        @Override
        public String crop() {
            return CROP;
        }

        @Override
        public void close() {}

        private static List<SeenFace> faces(NumberedFrame frame) {
            return IntStream.range(0, frame.people())
                    .mapToObj(i -> face(frame.firstPerson() + i, i * STEP))
                    .toList();
        }

        /** The crop, of which only {@link #embed} makes anything, is the person's number. */
        private static SeenFace face(int person, double left) {
            Landmarks landmarks = new Landmarks(
                    new Point(left + 0.3 * FACE, 0.4 * FACE),
                    new Point(left + 0.7 * FACE, 0.4 * FACE),
                    new Point(left + 0.5 * FACE, 0.6 * FACE),
                    new Point(left + 0.35 * FACE, 0.8 * FACE),
                    new Point(left + 0.65 * FACE, 0.8 * FACE));
            DetectedFace detected = new DetectedFace(new Box(left, 0, left + FACE, FACE), 1, landmarks);
            byte[] crop = ByteBuffer.allocate(Integer.BYTES).putInt(person).array();
            return new SeenFace(new FaceInFrame(detected, 1, MARKS, true), crop);
        }

        private static void sleep(long millis) {
            try {
                TimeUnit.MILLISECONDS.sleep(millis);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while looking", e);
            }
        }
    }
}
