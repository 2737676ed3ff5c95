package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FfmpegLogTest {

    @Test
    void userAndPasswordAreBlottedOut() {
        assertThat(FfmpegLog.scrubbed("[rtsp] Redirecting to rtsp://admin:hunter2@192.0.2.7/x\n"))
                .isEqualTo("[rtsp] Redirecting to rtsp://***@192.0.2.7/x");
        assertThat(FfmpegLog.scrubbed("rtsp://admin:p@ss@192.0.2.7/x")).isEqualTo("rtsp://***@192.0.2.7/x");
        assertThat(FfmpegLog.scrubbed("Authorization: Basic YWRtaW46aHVudGVyMg=="))
                .isEqualTo("Authorization: ***");
    }

    @Test
    void whatHoldsNoSecretStaysAsItIs() {
        assertThat(FfmpegLog.scrubbed("[h264 @ 0x1] concealing 3 DC errors"))
                .isEqualTo("[h264 @ 0x1] concealing 3 DC errors");
    }
}
