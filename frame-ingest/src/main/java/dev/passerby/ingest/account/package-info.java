/**
 * Ingest's half of the books: which frames of which connection the broker acknowledged, and which were given up.
 *
 * <p>Knows no Kafka and no cameras. Start with {@link dev.passerby.ingest.account.CountedFrames}.
 */
@NullMarked
package dev.passerby.ingest.account;

import org.jspecify.annotations.NullMarked;
