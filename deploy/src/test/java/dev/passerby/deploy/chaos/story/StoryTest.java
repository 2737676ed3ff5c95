package dev.passerby.deploy.chaos.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.deploy.standin.NumberedFrame;
import dev.passerby.vision.picture.Picture;
import dev.passerby.vision.picture.PictureDecoder;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class StoryTest {

    private final Story story = new Story(7, 2, 10);

    @Test
    void aFrameShowsItsNumberAndWhoseVisitItIs() {
        assertThat(NumberedFrame.read(picture(story.jpeg(1, 25)))).contains(NumberedFrame.of(25, story.person(1, 2)));
    }

    @Test
    void everyVisitHasPicturesOfAnotherSizeThanTheOneBefore() {
        assertThat(picture(story.jpeg(0, 9)).width())
                .isNotEqualTo(picture(story.jpeg(0, 10)).width());
        assertThat(picture(story.closing(10)).width())
                .isEqualTo(picture(story.jpeg(0, 10)).width());
    }

    @Test
    void thereAreEnrolledPeopleAndStrangers() {
        assertThat(LongStream.range(0, 200).mapToObj(visit -> Story.isEnrolled(story.person(0, visit))))
                .contains(true, false);
    }

    @Test
    void theSameSeedTellsTheSameStory() {
        assertThat(story.jpeg(1, 99)).isEqualTo(new Story(7, 2, 10).jpeg(1, 99));
        assertThat(LongStream.range(0, 50).map(visit -> story.person(0, visit)))
                .isNotEqualTo(LongStream.range(0, 50).map(visit -> new Story(8, 2, 10).person(0, visit)));
    }

    @Test
    void aFrameIsCountedWithinItsConnection() {
        CameraLedger ledger =
                CameraLedger.start(0).andOne().andOne().reconnected().andOne();
        assertThat(ledger.epoch(1)).isEqualTo(1);
        assertThat(ledger.seq(1)).isEqualTo(1);
        assertThat(ledger.epoch(2)).isEqualTo(2);
        assertThat(ledger.seq(2)).isZero();
    }

    private static Picture picture(byte[] jpeg) {
        return PictureDecoder.standard().decodeFrame(jpeg, "frame");
    }
}
