package dev.passerby.client.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.passerby.client.TestEvents;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventType;
import org.junit.jupiter.api.Test;

class HandledIdsTest {

    @Test
    void theOldestIsForgottenFirst() {
        HandledIds ids = new HandledIds(2);
        ids.add(event("door", 1));
        ids.add(event("door", 2));
        ids.add(event("door", 3));
        assertThat(ids.contains(event("door", 1))).isFalse();
        assertThat(ids.contains(event("door", 2))).isTrue();
        assertThat(ids.contains(event("door", 3))).isTrue();
    }

    @Test
    void anIdHoldsWithinItsSourceOnly() {
        CloudEvent one = event("door", 1);
        CloudEvent same = new CloudEvent(one.id(), one.type(), "/elsewhere", one.subject(), one.time(), one.data());
        HandledIds ids = new HandledIds(2);
        ids.add(one);
        assertThat(ids.contains(same)).isFalse();
    }

    private static CloudEvent event(String camera, int track) {
        return TestEvents.face(EventType.FACE_RECOGNIZED, camera, track, 2, "Ada");
    }
}
