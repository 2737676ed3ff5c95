/**
 * What the cameras show: people who come and go by the number of the frame, so that from a seed follows everything that must
 * be told.
 *
 * <p>Knows no Kafka and no cluster. Start with {@link dev.passerby.deploy.chaos.story.Story}.
 */
@NullMarked
package dev.passerby.deploy.chaos.story;

import org.jspecify.annotations.NullMarked;
