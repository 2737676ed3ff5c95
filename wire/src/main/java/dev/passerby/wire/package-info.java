/**
 * What travels between Passerby's processes, as plain records with their codecs.
 *
 * <p>Knows no Kafka, no Flink, no pixels. A codec turns a record into header and value bytes and back; whoever owns a
 * topic puts these on it. Start with {@link dev.passerby.wire.Topics}, then the package of the thing that travels.
 */
@NullMarked
package dev.passerby.wire;

import org.jspecify.annotations.NullMarked;
