package dev.passerby.standalone.ingest;

import dev.passerby.ingest.camera.CameraFailure;
import dev.passerby.ingest.camera.Picture;
import dev.passerby.ingest.rtsp.RecordedVideo;
import dev.passerby.ingest.rtsp.RtspSettings;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;

/** The undamaged pictures of a clip, to tell whether a published one is among them. */
final class ClipPictures {

    private static final int BLOCK = 16;

    private final List<int[]> pictures = new ArrayList<>();

    ClipPictures(Path clip) throws IOException, CameraFailure {
        try (RecordedVideo video = RecordedVideo.open(clip, RtspSettings.STANDARD)) {
            for (Optional<Picture> next = video.next(); next.isPresent(); next = video.next()) {
                try (Picture picture = next.get()) {
                    pictures.add(blocks(picture.jpeg().bytes()));
                }
            }
        }
    }

    /**
     * How far the picture is from the clip's nearest: the greatest difference of any block's mean green, 0 to 255. A picture of
     * the clip has at most a few; one with a smeared or missing part has tens.
     */
    int distance(byte[] jpeg) throws IOException {
        int[] blocks = blocks(jpeg);
        return pictures.stream()
                .mapToInt(picture -> greatest(picture, blocks))
                .min()
                .orElseThrow();
    }

    private static int greatest(int[] one, int[] other) {
        if (one.length != other.length) {
            return 255;
        }
        int greatest = 0;
        for (int i = 0; i < one.length; i++) {
            greatest = Math.max(greatest, Math.abs(one[i] - other[i]));
        }
        return greatest;
    }

    private static int[] blocks(byte[] jpeg) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
        Raster raster = image.getRaster();
        int across = image.getWidth() / BLOCK;
        int down = image.getHeight() / BLOCK;
        int[] samples = new int[BLOCK * BLOCK];
        int[] means = new int[across * down];
        for (int i = 0; i < means.length; i++) {
            raster.getSamples(BLOCK * (i % across), BLOCK * (i / across), BLOCK, BLOCK, 1, samples);
            long sum = 0;
            for (int sample : samples) {
                sum += sample;
            }
            means[i] = (int) (sum / samples.length);
        }
        return means;
    }
}
