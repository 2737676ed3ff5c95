package dev.passerby.wire.event;

import java.time.Instant;

/**
 * A person was enrolled, changed or removed.
 *
 * @param personId the person's stable id
 * @param person the name
 * @param version the entry's new version
 * @param removed whether the person is no longer enrolled
 * @param templates how many templates the person has now
 * @param time when the change was made
 */
public record GalleryEvent(String personId, String person, long version, boolean removed, int templates, Instant time)
        implements PasserbyEvent {

    record Payload(String personId, String person, long version, boolean removed, int templates) {}

    @Override
    public CloudEvent toCloudEvent() {
        return CloudEvent.of(
                personId + "/" + version,
                EventType.GALLERY_CHANGED,
                "/passerby/gallery",
                personId,
                time,
                new Payload(personId, person, version, removed, templates));
    }
}
