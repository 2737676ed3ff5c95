/**
 * What was told, held against what had to be told.
 *
 * <p>Knows no Kafka and no cluster: events come as records, times as numbers. Start with
 * {@link dev.passerby.deploy.chaos.verdict.Judge}.
 */
@NullMarked
package dev.passerby.deploy.chaos.verdict;

import org.jspecify.annotations.NullMarked;
