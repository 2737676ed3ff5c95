package dev.passerby.console.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.passerby.console.http.Refusal;
import dev.passerby.wire.event.CloudEvent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EventHistoryTest {

    private static final Instant NOON = Instant.parse("2026-05-04T12:00:00Z");

    private final EventHistory history = new EventHistory(100);

    static CloudEvent face(String camera, int number, String type, String identity, Instant time) throws Exception {
        return new CloudEvent(
                camera + "-1-0-0/" + number,
                type,
                "/passerby/cameras/" + camera,
                camera + "-1-0-0",
                time,
                new ObjectMapper()
                        .readTree("{\"camera\":\"" + camera + "\",\"track\":{\"id\":\"" + camera
                                + "-1-0-0\"},\"identity\":" + identity + "}"));
    }

    static CloudEvent nobody(String camera, int number, long seconds) throws Exception {
        return face(
                camera,
                number,
                "face.unknown",
                "{\"decision\":\"unknown\",\"unknownId\":\"unknown-7\"}",
                NOON.plusSeconds(seconds));
    }

    static CloudEvent ada(String camera, int number, long seconds) throws Exception {
        return face(
                camera,
                number,
                "face.recognized",
                "{\"decision\":\"match\",\"person\":\"Ada\",\"personId\":\"ada-1\"}",
                NOON.plusSeconds(seconds));
    }

    private static List<String> ids(List<LoggedEvent> events) {
        return events.stream().map(LoggedEvent::id).toList();
    }

    private List<String> found(Map<String, String> query) {
        return ids(history.newest(EventFilter.of(query::get), null, 100));
    }

    @Test
    void eventsAreFoundByWhatTheyAreAbout() throws Exception {
        history.begin();
        history.add(nobody("door", 1, 0));
        history.add(ada("yard", 1, 10));
        history.add(ada("door", 2, 20));
        assertThat(found(Map.of())).containsExactly("door-1-0-0/2", "yard-1-0-0/1", "door-1-0-0/1");
        assertThat(found(Map.of("camera", "door"))).containsExactly("door-1-0-0/2", "door-1-0-0/1");
        assertThat(found(Map.of("camera", "door, yard", "type", "face.recognized")))
                .containsExactly("door-1-0-0/2", "yard-1-0-0/1");
        assertThat(found(Map.of("person", "Ada")))
                .isEqualTo(found(Map.of("person", "ada-1")))
                .hasSize(2);
        assertThat(found(Map.of("unknown", "unknown-7"))).containsExactly("door-1-0-0/1");
        assertThat(found(Map.of("since", "2026-05-04T12:00:10Z", "until", "2026-05-04T12:00:20Z")))
                .containsExactly("yard-1-0-0/1");
        assertThatThrownBy(() -> found(Map.of("since", "noon")))
                .isInstanceOf(Refusal.class)
                .hasMessage("'since' must be a time such as 2026-05-04T03:02:01Z, got 'noon'");
        assertThat(history.unknownOf("door-1-0-0")).isEqualTo("unknown-7");
    }

    @Test
    void pagesFollowEachOtherWithoutGapOrDoubling() throws Exception {
        history.begin();
        for (int number = 0; number < 25; number++) {
            history.add(nobody("door", number, number));
        }
        List<LoggedEvent> all = history.newest(EventFilter.ALL, null, 100);
        List<LoggedEvent> first = history.newest(EventFilter.ALL, null, 10);
        List<LoggedEvent> second = history.newest(EventFilter.ALL, first.get(9).id(), 10);
        List<LoggedEvent> third = history.newest(EventFilter.ALL, second.get(9).id(), 10);
        assertThat(ids(first)).isEqualTo(ids(all).subList(0, 10));
        assertThat(ids(second)).isEqualTo(ids(all).subList(10, 20));
        assertThat(ids(third)).isEqualTo(ids(all).subList(20, 25));
        assertThat(history.newest(EventFilter.ALL, "nothing/1", 10)).isEmpty();
    }

    @Test
    void eachEventIsHeardOnceAndTheOldestGiveWay() throws Exception {
        history.begin();
        for (int number = 0; number < 250; number++) {
            assertThat(history.add(nobody("door", number, number))).isPresent();
            assertThat(history.add(nobody("door", number, number))).isEmpty();
        }
        assertThat(history.end()).isEqualTo(250);
        assertThat(history.oldest()).isEqualTo(150);
        assertThat(history.from(0, 1_000)).hasSize(100);
        assertThat(history.event("door-1-0-0/149")).isEmpty();
        String json = history.event("door-1-0-0/150").orElseThrow().json();
        assertThat(json).isEqualTo(nobody("door", 150, 150).toJsonLine());
    }

    @Test
    void whoHeardAnEventHereGoesOnRightBehindIt() throws Exception {
        history.begin();
        for (int number = 0; number < 10; number++) {
            history.add(nobody("door", number, 0));
        }
        long position = history.resumeAfter("door-1-0-0/6");
        assertThat(ids(history.from(position, 100))).containsExactly("door-1-0-0/7", "door-1-0-0/8", "door-1-0-0/9");
        assertThat(history.resumeAfter("gone/1")).isEqualTo(history.oldest());
    }

    @Test
    void whoHeardAnEventBeforeARestartHearsTheLastTwoSecondsAgain() throws Exception {
        // One partition after the other, as a reader of the past gets them.
        for (int number = 0; number < 20; number++) {
            history.restore(nobody("yard", number, number));
        }
        for (int number = 0; number < 20; number++) {
            history.restore(nobody("door", number, number));
        }
        history.begin();
        history.add(nobody("hall", 1, 21));
        List<String> heard = ids(history.from(history.resumeAfter("door-1-0-0/17"), 100));
        assertThat(heard)
                .containsOnlyOnce("yard-1-0-0/15", "yard-1-0-0/17", "yard-1-0-0/18", "door-1-0-0/18", "hall-1-0-0/1")
                .doesNotContain("yard-1-0-0/14", "door-1-0-0/14");
    }

    @Test
    void thePastIsInTheOrderOfItsTimesAndItsOldestGiveWay() throws Exception {
        for (int number = 0; number < 80; number++) {
            history.restore(nobody("yard", number, number));
        }
        for (int number = 0; number < 80; number++) {
            history.restore(nobody("door", number, number));
        }
        history.begin();
        List<LoggedEvent> kept = history.from(0, 1_000);
        assertThat(kept).hasSize(100).isSortedAccordingTo(java.util.Comparator.comparingLong(LoggedEvent::timeMillis));
        assertThat(kept.get(0).timeMillis()).isEqualTo(NOON.plusSeconds(30).toEpochMilli());
    }

    @Test
    void whatWasSaidInTheSameMomentStaysInItsOrder() throws Exception {
        for (int number = 0; number < 50; number++) {
            history.restore(nobody("door", number, 0));
        }
        history.begin();
        assertThat(history.from(0, 100))
                .extracting(LoggedEvent::id)
                .isEqualTo(java.util.stream.IntStream.range(0, 50)
                        .mapToObj(number -> "door-1-0-0/" + number)
                        .toList());
    }

    @Test
    void somebodyErasedIsInNoEventAndTheOthersStay() throws Exception {
        history.begin();
        history.add(ada("door", 1, 0));
        history.add(nobody("door", 2, 1));
        history.add(ada("yard", 1, 2));
        assertThat(history.forget(List.of("\"ada-1\""))).isEqualTo(2);
        assertThat(ids(history.from(0, 10))).containsExactly("door-1-0-0/2");
        assertThat(found(Map.of("person", "ada-1"))).isEmpty();
        assertThat(history.add(nobody("door", 3, 3)).orElseThrow().position()).isEqualTo(3);
    }

    @Test
    void whoIsErasedWhileThePastIsReadIsForgottenToo() throws Exception {
        history.restore(ada("door", 1, 0));
        history.restore(nobody("door", 2, 1));
        assertThat(history.forget(List.of("\"ada-1\""))).isEqualTo(1);
        history.begin();
        assertThat(ids(history.from(0, 10))).containsExactly("door-1-0-0/2");
    }
}
