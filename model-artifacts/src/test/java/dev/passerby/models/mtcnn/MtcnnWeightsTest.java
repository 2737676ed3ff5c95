package dev.passerby.models.mtcnn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MtcnnWeightsTest {

    @Test
    void aKernelsFirstAxisIsThePicturesWidth() throws Exception {
        // [width 2, height 3, in 1, out 1]: value = 10 x + y
        MtcnnWeights weights = MtcnnWeights.parse(
                manifest(entry("c/weights", "2,3,1,1"), entry("c/bias", "1")), shard(0, 1, 2, 10, 11, 12, 7));

        assertThat(weights.convolution("c").kernel().shape()).containsExactly(1, 1, 3, 2);
        assertThat(weights.convolution("c").kernel().values()).containsExactly(0, 10, 1, 11, 2, 12);
        assertThat(weights.convolution("c").bias().values()).containsExactly(7);
    }

    @Test
    void theFirstDenseLayerReadsThePictureByRows() throws Exception {
        // rows [x, y, channel] of a 2 × 2 picture with 2 channels, one output: value = 100 x + 10 y + channel
        MtcnnWeights weights = MtcnnWeights.parse(
                manifest(entry("f/weights", "8,1"), entry("f/bias", "1")), shard(0, 1, 10, 11, 100, 101, 110, 111, 0));

        assertThat(weights.denseAfterPicture("f", 2, 2).matrix().values())
                .containsExactly(0, 100, 10, 110, 1, 101, 11, 111);
    }

    @Test
    void aShardThatIsTooShortIsRefused() {
        assertThatThrownBy(() -> MtcnnWeights.parse(manifest(entry("c/bias", "3")), shard(1, 2)))
                .hasMessage("the shard ends within 'c/bias'");
    }

    @Test
    void aShardThatIsTooLongIsRefused() {
        assertThatThrownBy(() -> MtcnnWeights.parse(manifest(entry("c/bias", "1")), shard(1, 2)))
                .hasMessage("the shard has 4 bytes that the manifest does not name");
    }

    @Test
    void quantisedWeightsAreRefused() {
        byte[] manifest = manifest("{\"name\":\"c/bias\",\"shape\":[1],\"dtype\":\"uint8\"}");

        assertThatThrownBy(() -> MtcnnWeights.parse(manifest, shard(1)))
                .hasMessageStartingWith("'c/bias' must be float32, got ");
    }

    private static String entry(String name, String shape) {
        return "{\"name\":\"" + name + "\",\"shape\":[" + shape + "],\"dtype\":\"float32\"}";
    }

    private static byte[] manifest(String... entries) {
        return ("[{\"weights\":[" + String.join(",", entries) + "]}]").getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] shard(float... values) {
        byte[] bytes = new byte[values.length * Float.BYTES];
        ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().put(values);
        return bytes;
    }
}
