package dev.passerby.vision.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.vision.inference.InferenceDevice;
import dev.passerby.vision.inference.Processor;
import org.junit.jupiter.api.Test;

class FaceNetVariantTest {

    private static final InferenceDevice CPU = InferenceDevice.cpu();
    private static final InferenceDevice GPU = InferenceDevice.parse("cuda");

    @Test
    void a_variant_is_named_or_chosen_by_what_suits_the_device() {
        assertThat(FaceNetVariant.parse("float32", CPU)).isEqualTo(FaceNetVariant.FLOAT32);
        assertThat(FaceNetVariant.parse("int8", CPU)).isEqualTo(FaceNetVariant.INT8);
        assertThat(FaceNetVariant.parse("auto", GPU)).isEqualTo(FaceNetVariant.FLOAT16);
        assertThat(FaceNetVariant.parse("auto", CPU))
                .isEqualTo(Processor.ofThisMachine().sumsByteProducts() ? FaceNetVariant.INT8 : FaceNetVariant.FLOAT32);
    }

    @Test
    void another_word_is_refused() {
        assertThatThrownBy(() -> FaceNetVariant.parse("int4", CPU))
                .hasMessage("an embedder must be auto, float32, int8 or float16, got 'int4'");
    }
}
