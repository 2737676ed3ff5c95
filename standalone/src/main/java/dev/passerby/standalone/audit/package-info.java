/**
 * The comparison of what ingest says it got acknowledged, what lies on the frames topic, and what the job says it counted.
 *
 * <p>Pure: knows neither Kafka nor the command line. Start with {@link dev.passerby.standalone.audit.Evidence}.
 */
@NullMarked
package dev.passerby.standalone.audit;

import org.jspecify.annotations.NullMarked;
