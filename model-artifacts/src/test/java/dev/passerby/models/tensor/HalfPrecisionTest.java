package dev.passerby.models.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.platform.Fp16Conversions;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Half precision, beside the inference engine's own conversions. */
class HalfPrecisionTest {

    @Test
    void everyHalfIsItself() {
        for (int bits = 0; bits < 1 << 16; bits++) {
            float value = Fp16Conversions.fp16ToFloat((short) bits);
            if (!Float.isNaN(value)) {
                assertThat(HalfPrecision.of(value)).as("%04x", bits).isEqualTo((short) bits);
            }
        }
        assertThat(Fp16Conversions.fp16ToFloat(HalfPrecision.of(Float.NaN))).isNaN();
    }

    @Test
    void whatLiesBetweenGoesToTheNearestAndFromTheMiddleToTheEvenOne() {
        Random random = new Random(16);
        for (int i = 0; i < 200_000; i++) {
            float value = Float.intBitsToFloat(random.nextInt());
            if (!Float.isNaN(value)) {
                assertThat(HalfPrecision.of(value)).as("%s", value).isEqualTo(Fp16Conversions.floatToFp16(value));
            }
        }
        assertThat(HalfPrecision.of(1 + 0x1p-11f)).isEqualTo(HalfPrecision.of(1));
        assertThat(HalfPrecision.of(1 + 3 * 0x1p-11f)).isEqualTo(HalfPrecision.of(1 + 2 * 0x1p-10f));
        assertThat(HalfPrecision.of(65_519)).isEqualTo((short) 0x7bff);
        assertThat(HalfPrecision.of(65_520)).isEqualTo((short) 0x7c00);
    }
}
