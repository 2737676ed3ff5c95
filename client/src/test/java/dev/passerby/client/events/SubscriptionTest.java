package dev.passerby.client.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.passerby.client.TestEvents;
import dev.passerby.wire.camera.CameraState;
import dev.passerby.wire.event.CloudEvent;
import dev.passerby.wire.event.EventType;
import dev.passerby.wire.event.PasserbyEvent;
import org.junit.jupiter.api.Test;

class SubscriptionTest {

    private static final PasserbyEvent ADA_AT_THE_DOOR =
            event(TestEvents.face(EventType.FACE_RECOGNIZED, "door", 1, 2, "Ada"));
    private static final PasserbyEvent BO_IN_THE_YARD =
            event(TestEvents.face(EventType.FACE_RECOGNIZED, "yard", 1, 2, "Bo"));
    private static final PasserbyEvent STRANGER = event(TestEvents.face(EventType.FACE_UNKNOWN, "door", 2, 2, null));
    private static final PasserbyEvent DOOR_OFFLINE = event(TestEvents.camera("door", CameraState.OFFLINE));
    private static final PasserbyEvent ADA_REMOVED = event(TestEvents.removed("Ada", 3));

    @Test
    void wantsEverythingUnlessTold() {
        Subscription all = Subscription.fromNow();
        assertThat(all.wants(ADA_AT_THE_DOOR)).isTrue();
        assertThat(all.wants(STRANGER)).isTrue();
        assertThat(all.wants(DOOR_OFFLINE)).isTrue();
        assertThat(all.wants(ADA_REMOVED)).isTrue();
    }

    @Test
    void ofACameraItWantsFacesAndStatesThereAndNoPeople() {
        Subscription door = Subscription.fromNow().atCameras("door");
        assertThat(door.wants(ADA_AT_THE_DOOR)).isTrue();
        assertThat(door.wants(DOOR_OFFLINE)).isTrue();
        assertThat(door.wants(BO_IN_THE_YARD)).isFalse();
        assertThat(door.wants(ADA_REMOVED)).isFalse();
    }

    @Test
    void ofAPersonItWantsWhatNamesThemByNameOrId() {
        Subscription ada = Subscription.fromNow().ofPeople("Ada");
        assertThat(ada.wants(ADA_AT_THE_DOOR)).isTrue();
        assertThat(ada.wants(ADA_REMOVED)).isTrue();
        assertThat(ada.wants(BO_IN_THE_YARD)).isFalse();
        assertThat(ada.wants(STRANGER)).isFalse();
        assertThat(ada.wants(DOOR_OFFLINE)).isFalse();
        assertThat(Subscription.fromNow().ofPeople("Bo-1").wants(BO_IN_THE_YARD))
                .isTrue();
        assertThat(Subscription.fromNow().ofPeople("unknown-0badcafe").wants(STRANGER))
                .isTrue();
    }

    @Test
    void ofTypesItWantsThoseOnly() {
        Subscription states = Subscription.fromNow().ofTypes(EventType.CAMERA_OFFLINE, EventType.GALLERY_CHANGED);
        assertThat(states.wants(DOOR_OFFLINE)).isTrue();
        assertThat(states.wants(ADA_REMOVED)).isTrue();
        assertThat(states.wants(ADA_AT_THE_DOOR)).isFalse();
    }

    @Test
    void everyFilterMustAgree() {
        Subscription adaInTheYard = Subscription.fromNow().ofPeople("Ada").atCameras("yard");
        assertThat(adaInTheYard.wants(ADA_AT_THE_DOOR)).isFalse();
        assertThat(adaInTheYard.wants(BO_IN_THE_YARD)).isFalse();
    }

    @Test
    void anEmptyNameIsRefused() {
        assertThatThrownBy(() -> Subscription.named(" "))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a subscription's name must not be empty");
    }

    private static PasserbyEvent event(CloudEvent envelope) {
        try {
            return PasserbyEvent.of(envelope);
        } catch (dev.passerby.wire.WireFormatException e) {
            throw new AssertionError(e);
        }
    }
}
