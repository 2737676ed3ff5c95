package dev.passerby.standalone.broker;

import java.time.Duration;

/**
 * How long records live that show or name people.
 *
 * @param frames pictures
 * @param events who was seen, and notes of records that could not be read
 */
public record TopicRetention(Duration frames, Duration events) {

    /** What holds where nothing is set: frames are needed for seconds, and a week of events is what people ask about. */
    public static final TopicRetention STANDARD = new TopicRetention(Duration.ofMinutes(5), Duration.ofDays(7));

    /** A record goes with its segment, and a segment is as long as this part of the retention. */
    static final int SEGMENTS = 7;

    /** How long an event may be found on the broker at most, the broker's own minutes of looking aside. */
    public Duration eventsLive() {
        return events.plus(events.dividedBy(SEGMENTS));
    }
}
