package dev.passerby.console.unknowns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.wire.WireFormatException;
import dev.passerby.wire.event.CloudEvent;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class UnknownPeopleTest {

    private static final Instant NOON = Instant.parse("2026-05-01T12:00:00Z");

    private final UnknownPeople people = new UnknownPeople();

    @Test
    void countsTheTracksOfEachAndTheCamerasAndKnowsTheLatest() throws Exception {
        saw("door", "door-1-0-0", "unknown-11111111", 0);
        saw("door", "door-1-0-0", "unknown-11111111", 5);
        saw("yard", "yard-1-0-0", "unknown-22222222", 7);
        saw("yard", "yard-1-9-0", "unknown-11111111", 9);

        assertThat(people.latestFirst())
                .satisfiesExactly(
                        first -> {
                            assertThat(first.id()).isEqualTo("unknown-11111111");
                            assertThat(first.visits()).isEqualTo(2);
                            assertThat(first.cameras()).containsExactly("door", "yard");
                            assertThat(first.firstSeen()).isEqualTo(NOON);
                            assertThat(first.lastSeen()).isEqualTo(NOON.plusSeconds(9));
                            assertThat(first.event()).isEqualTo(new UnknownPeople.EventId("yard-1-9-0", 1));
                        },
                        second -> assertThat(second.id()).isEqualTo("unknown-22222222"));
    }

    @Test
    void aTrackThatGotANameIsNoUnknownsVisit() throws Exception {
        saw("door", "door-1-0-0", "unknown-11111111", 0);
        saw("door", "door-1-0-0", null, 3);

        assertThat(people.latestFirst()).isEmpty();
    }

    @Test
    void forgetsWhoWasSeenTooLongAgo() throws Exception {
        saw("door", "door-1-0-0", "unknown-11111111", 0);
        saw("yard", "yard-1-0-0", "unknown-22222222", 7);
        people.forget(NOON.plusSeconds(5));

        assertThat(people.latestFirst()).extracting(UnknownPeople.Person::id).containsExactly("unknown-22222222");
    }

    private void saw(String camera, String track, String unknownId, long second) throws WireFormatException {
        String identity = unknownId == null
                ? "{\"decision\":\"match\",\"person\":\"Ada\"}"
                : "{\"decision\":\"unknown\",\"unknownId\":\"" + unknownId + "\"}";
        people.add(CloudEvent.fromJsonLine("{\"specversion\":\"1.0\",\"id\":\"" + track + "/1\",\"source\":\"/s\","
                + "\"type\":\"face.unknown\",\"subject\":\"" + track + "\",\"time\":\"" + NOON + "\",\"data\":{"
                + "\"camera\":\"" + camera + "\",\"track\":{\"firstSeen\":\"" + NOON + "\",\"lastSeen\":\""
                + NOON.plusSeconds(second) + "\"},"
                + "\"identity\":" + identity + "}}"));
    }
}
