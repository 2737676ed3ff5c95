/**
 * How ingest processes divide the cameras among themselves, as arithmetic: who gets which partition of the cameras topic,
 * and when a worker may still speak for its cameras.
 *
 * <p>Knows no Kafka and no clock but the one it is given. Start with {@link dev.passerby.ingest.share.FairShares}.
 */
@NullMarked
package dev.passerby.ingest.share;

import org.jspecify.annotations.NullMarked;
