package dev.passerby.client.events;

import java.time.Instant;

/** Where a subscription begins that has not stopped anywhere yet. */
public sealed interface Start {

    /** With what is written from the moment of subscribing on. */
    record Now() implements Start {}

    /** With the oldest event that the broker still has. */
    record Beginning() implements Start {}

    /** With the first event that the broker was given at this time or later. */
    record Since(Instant time) implements Start {}
}
