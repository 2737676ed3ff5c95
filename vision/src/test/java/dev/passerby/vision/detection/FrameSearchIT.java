package dev.passerby.vision.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.models.mtcnn.FramePNet;
import dev.passerby.vision.golden.OpenVision;
import dev.passerby.vision.inference.BatchingSettings;
import dev.passerby.vision.inference.HostMemory;
import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.InferenceException;
import dev.passerby.vision.inference.Network;
import dev.passerby.vision.picture.Picture;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Frames searched together, on a device with little room. */
class FrameSearchIT {

    private static final Picture FRAME = new Picture(160, 120, new byte[3 * 160 * 120]);
    private static final BatchingSettings BATCHING = new BatchingSettings(List.of(1, 4, 16), Duration.ZERO, 1, 64);

    /** Networks of at most so many frames. */
    private record Little(int most, List<Integer> opened) implements FrameNetworks {

        @Override
        public Network open(int frames, FrameShape shape) {
            if (frames > most) {
                throw new InferenceException("no room for " + frames + " frames");
            }
            opened.add(frames);
            List<FramePNet.Level> levels = shape.levels().stream()
                    .map(level -> new FramePNet.Level(level.width(), level.height()))
                    .toList();
            byte[] onnx = OpenVision.store().frameProposals(frames, shape.width(), shape.height(), levels);
            return Network.open("frames", onnx, InferenceDevice.cpu());
        }

        @Override
        public HostMemory memory() {
            return HostMemory.ordinary();
        }
    }

    @Test
    void batches_that_find_no_room_are_done_without() {
        Little networks = new Little(4, new ArrayList<>());
        FrameShape shape = FrameShape.of(FRAME, DetectionSettings.stills());
        try (FrameSearch search = new FrameSearch(shape, BATCHING, networks)) {
            assertThat(search.byLevel(FRAME)).hasSize(shape.levels().size());
            assertThat(networks.opened).containsExactly(1, 4);
        }
    }

    @Test
    void a_device_without_room_for_one_frame_says_so() {
        FrameShape shape = FrameShape.of(FRAME, DetectionSettings.stills());
        try (FrameSearch search = new FrameSearch(shape, BATCHING, new Little(0, new ArrayList<>()))) {
            assertThatThrownBy(() -> search.byLevel(FRAME)).hasMessage("no room for 1 frames");
        }
    }
}
