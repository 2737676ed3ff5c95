package dev.passerby.ingest.recorded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.ingest.server.Clips;
import dev.passerby.wire.frame.Frame;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real clips through the decoder that cameras go through. */
class RecordedFramesIT {

    private static final long BEGAN = 1_700_000_000_000L;

    @TempDir
    private Path folder;

    @Test
    void aClipGivesTheWantedRateInOrderAsJpegs() throws Exception {
        List<Frame> frames = frames(Clips.media("asl/again.mkv"), 5);

        assertThat(frames).hasSizeBetween(8, 19);
        for (int i = 0; i < frames.size(); i++) {
            Frame frame = frames.get(i);
            assertThat(frame.seq()).isEqualTo(i);
            assertThat(frame.cameraId()).isEqualTo("door");
            assertThat(frame.width()).isEqualTo(640);
            assertThat(frame.height()).isEqualTo(480);
            assertThat(frame.jpeg()).startsWith(0xff, 0xd8);
            assertThat(frame.capturedAtMillis() - BEGAN).isBetween(200L * i, 200L * i + 100);
        }
    }

    @Test
    void aClipGivesEveryPictureButTheFirstWhereAllAreWanted() throws Exception {
        // The first of a connection is not sent either: its size might not last.
        assertThat(frames(Clips.media("asl/again.mkv"), 1_000)).hasSizeBetween(47, 111);
        assertThat(frames(hevc(), 1_000)).hasSize(2 * 30 - 1);
    }

    @Test
    void theSameFileGivesTheSameBytes() throws Exception {
        assertThat(jpegs(Clips.media("asl/bird.mkv"))).isEqualTo(jpegs(Clips.media("asl/bird.mkv")));
    }

    @Test
    void whatIsNoVideoIsSaidInOneLine() throws Exception {
        Path text = Files.writeString(folder.resolve("notes.mkv"), "This is not a video.\n".repeat(50));
        assertThatThrownBy(() -> frames(text, 5))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot read the recording '" + text + "': it is no video (")
                .hasMessageNotContaining("\n");

        Path nowhere = folder.resolve("nowhere.mkv");
        assertThatThrownBy(() -> frames(nowhere, 5))
                .hasMessage("cannot read the recording '" + nowhere + "': there is no such file; check the path");
    }

    private static List<ByteBuffer> jpegs(Path file) throws IOException {
        return frames(file, 5).stream()
                .map(frame -> ByteBuffer.wrap(frame.jpeg()))
                .toList();
    }

    private Path hevc() throws Exception {
        return Clips.hevc(Clips.media("asl/again.mkv"), 2, folder.resolve("again-h265.mp4"));
    }

    private static List<Frame> frames(Path file, double fps) throws IOException {
        List<Frame> frames = new ArrayList<>();
        try (RecordedFrames recording = RecordedFrames.open(file, "door", fps, BEGAN)) {
            for (Optional<Frame> frame = recording.next(); frame.isPresent(); frame = recording.next()) {
                frames.add(frame.get());
            }
        }
        return frames;
    }
}
