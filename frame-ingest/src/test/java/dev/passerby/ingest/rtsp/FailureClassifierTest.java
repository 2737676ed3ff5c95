package dev.passerby.ingest.rtsp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_EOF;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_FORBIDDEN;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_NOT_FOUND;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_SERVER_ERROR;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_HTTP_UNAUTHORIZED;
import static org.bytedeco.ffmpeg.global.avutil.AVERROR_INVALIDDATA;

import dev.passerby.ingest.camera.FailureKind;
import dev.passerby.ingest.camera.StopSignal;
import org.junit.jupiter.api.Test;

class FailureClassifierTest {

    private final Watch watch = new Watch(RtspSettings.STANDARD, new StopSignal(), () -> 0L);

    @Test
    void answersAreToldApart() {
        assertThat(kindOf(AVERROR_HTTP_UNAUTHORIZED)).isEqualTo(FailureKind.AUTH);
        assertThat(kindOf(AVERROR_HTTP_FORBIDDEN)).isEqualTo(FailureKind.AUTH);
        assertThat(kindOf(AVERROR_HTTP_NOT_FOUND)).isEqualTo(FailureKind.NOT_FOUND);
        assertThat(kindOf(AVERROR_HTTP_SERVER_ERROR)).isEqualTo(FailureKind.PROTOCOL);
        assertThat(kindOf(AVERROR_INVALIDDATA)).isEqualTo(FailureKind.PROTOCOL);
    }

    @Test
    void anEndIsOneOnlyOnceTheStreamHasBegun() {
        assertThat(kindOf(AVERROR_EOF)).isEqualTo(FailureKind.PROTOCOL);
        watch.enter(Phase.FIRST_FRAME);
        assertThat(kindOf(AVERROR_EOF)).isEqualTo(FailureKind.ENDED);
    }

    private FailureKind kindOf(int error) {
        return FailureClassifier.classify(error, watch, RtspSettings.STANDARD).kind();
    }
}
