package dev.passerby.deploy.chaos.verdict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.deploy.chaos.story.CameraLedger;
import dev.passerby.deploy.chaos.story.Story;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whether the judge can say no: a faultless telling, and the same with one thing amiss. */
class JudgeTest {

    private final Story story = new Story(11, 2, 10);
    private final List<CameraLedger> ledgers = List.of(ledger(0, 200), ledger(1, 187));
    private final List<SeenEvent> told = new ArrayList<>(Told.of(story, ledgers));

    @Test
    void aFaultlessTellingIsClean() {
        Verdict verdict = judged();
        assertThat(verdict.findings()).isEmpty();
        assertThat(verdict.isClean()).isTrue();
        assertThat(verdict.line(20)).isEqualTo("frames=387 kills=20 lost=0 doubled=0 wrong=0");
    }

    @Test
    void theOrderAmongCamerasDoesNotMatter() {
        Collections.shuffle(told, new Random(1));
        assertThat(judged().isClean()).isTrue();
    }

    @Test
    void anyOneEventMissingIsALoss() {
        for (int i = 0; i < told.size(); i++) {
            List<SeenEvent> some = new ArrayList<>(told);
            SeenEvent missing = some.remove(i);
            Verdict verdict = new Judge(story).judge(ledgers, some);
            assertThat(verdict.lost() + verdict.undecided()).as(missing.id()).isPositive();
            assertThat(verdict.isClean())
                    .as(missing.id())
                    .isEqualTo(missing.type().equals("face.unknown"));
        }
    }

    @Test
    void anyOneEventToldAgainIsDoubled() {
        for (SeenEvent event : List.copyOf(told)) {
            List<SeenEvent> more = new ArrayList<>(told);
            more.add(event);
            assertThat(new Judge(story).judge(ledgers, more).doubled()).isEqualTo(1);
        }
    }

    @Test
    void oneFrameTheLessIsLostAndOneTheMoreDoubled() {
        int end = indexOf(event -> event.type().equals("face.track.end"));
        SeenEvent event = told.get(end);
        told.set(end, withFrames(event, event.trackFrames() - 1));
        assertThat(judged().lost()).isEqualTo(1);
        told.set(end, withFrames(event, event.trackFrames() + 1));
        assertThat(judged().doubled()).isEqualTo(1);
    }

    @Test
    void aFrameTheBrokerTookAndNobodySawIsLost() {
        List<CameraLedger> longer = List.of(ledgers.get(0), ledger(1, 190));
        assertThat(new Judge(story).judge(longer, told).lost()).isEqualTo(3);
    }

    @Test
    void anotherNameIsWrong() {
        int match = indexOf(event -> event.decision().equals("match"));
        SeenEvent event = told.get(match);
        told.set(match, Told.event(event.track(), 1, event.type(), 3, 41, "match"));
        assertThat(judged().wrong()).isEqualTo(1);
    }

    @Test
    void aStrangerWithANameIsWrong() {
        int unknown = indexOf(event -> event.type().equals("face.unknown"));
        SeenEvent event = told.get(unknown);
        told.set(unknown, Told.event(event.track(), 1, "face.recognized", 3, 1, "match"));
        assertThat(judged().wrong()).isEqualTo(1);
    }

    @Test
    void anEnrolledPersonCalledUnknownIsWrong() {
        int match = indexOf(event -> event.type().equals("face.recognized"));
        SeenEvent event = told.get(match);
        told.set(match, Told.event(event.track(), 1, "face.unknown", 3, 1_007, "unknown"));
        assertThat(judged().wrong()).isEqualTo(1);
    }

    @Test
    void aStrangerWithTwoIdsIsWrong() {
        int unknown = indexOf(event -> event.type().equals("face.unknown"));
        SeenEvent event = told.get(unknown);
        told.set(unknown, Told.event(event.track(), 1, "face.unknown", 3, 9_999, "unknown"));
        assertThat(judged().wrong()).isPositive();
    }

    @Test
    void aTrackFromNowhereIsWrong() {
        told.add(Told.event("chaos-00-9-0-0", 0, "face.track.new", 2, 0, "pending"));
        assertThat(judged().wrong()).isEqualTo(1);
        assertThat(judged().findings()).contains("wrong: track chaos-00-9-0-0 is nobody's, yet was told of");
    }

    @Test
    void aChangeOfMindIsWrong() {
        SeenEvent end = told.get(indexOf(event -> event.type().equals("face.track.end")));
        told.add(Told.event(end.track(), 3, "face.identity.changed", 10, 0, "pending"));
        assertThat(judged().wrong()).isEqualTo(1);
    }

    @Test
    void aStrangerWhoPassedWhileTheGalleryWasReadMayStayUndecided() {
        int unknown = indexOf(event -> event.type().equals("face.unknown"));
        SeenEvent event = told.remove(unknown);
        int end = indexOf(
                other -> other.track().equals(event.track()) && other.type().equals("face.track.end"));
        told.set(
                end,
                Told.event(event.track(), 1, "face.track.end", told.get(end).trackFrames(), 0, "low-quality"));
        assertThat(judged().isClean()).isTrue();
        assertThat(judged().undecided()).isEqualTo(1);
    }

    @Test
    void aTrackOverTwoConnectionsIsOne() {
        CameraLedger reconnected = CameraLedger.start(0);
        for (int i = 0; i < 40; i++) {
            reconnected = i == 15 ? reconnected.reconnected().andOne() : reconnected.andOne();
        }
        List<CameraLedger> one = List.of(reconnected);
        List<SeenEvent> events = Told.of(story, one);
        assertThat(events).extracting(SeenEvent::track).contains("chaos-00-1-10-0", "chaos-00-2-5-0");
        assertThat(new Judge(story).judge(one, events).isClean()).isTrue();
    }

    private Verdict judged() {
        return new Judge(story).judge(ledgers, told);
    }

    private int indexOf(Predicate<SeenEvent> which) {
        return IntStream.range(0, told.size())
                .filter(i -> which.test(told.get(i)))
                .findFirst()
                .orElseThrow();
    }

    private static CameraLedger ledger(int camera, long frames) {
        CameraLedger ledger = CameraLedger.start(camera);
        for (long i = 0; i < frames; i++) {
            ledger = ledger.andOne();
        }
        return ledger;
    }

    private static SeenEvent withFrames(SeenEvent event, long frames) {
        return new SeenEvent(
                event.id(),
                event.type(),
                event.camera(),
                event.track(),
                frames,
                event.decision(),
                event.personId(),
                event.mentioned(),
                event.unknownId(),
                event.timeMillis(),
                event.galleryVersion());
    }
}
