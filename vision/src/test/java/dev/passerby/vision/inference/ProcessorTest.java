package dev.passerby.vision.inference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProcessorTest {

    @Test
    void vnni_of_either_width_sums_products_of_bytes() {
        assertThat(Processor.describedBy("processor\t: 0\nflags\t\t: fpu avx2 avx512_vnni sse\n")
                        .sumsByteProducts())
                .isTrue();
        assertThat(Processor.describedBy("flags : avx2 avx_vnni").sumsByteProducts())
                .isTrue();
    }

    @Test
    void a_processor_without_it_or_that_is_not_described_does_not() {
        assertThat(Processor.describedBy("flags : fpu avx2 avx512bw").sumsByteProducts())
                .isFalse();
        assertThat(Processor.describedBy("Features : fp asimd asimddp").sumsByteProducts())
                .isFalse();
        assertThat(Processor.describedBy("").sumsByteProducts()).isFalse();
    }
}
