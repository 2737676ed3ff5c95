/**
 * Who stands back when there is more to look at than time for it: an account of the time each camera took, and a rule.
 *
 * <p>Knows no Flink, no Kafka and no pictures; its time is passed in. Start with
 * {@link dev.passerby.pipeline.overload.FairTurns}.
 */
@NullMarked
package dev.passerby.pipeline.overload;

import org.jspecify.annotations.NullMarked;
