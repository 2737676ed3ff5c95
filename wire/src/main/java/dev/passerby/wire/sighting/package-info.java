/**
 * What the job saw in each frame that it looked at, for whoever draws it: the sightings topic.
 *
 * <p>Unlike an event a sighting is no news and is not kept: it says of one frame where its faces are, so that boxes can be
 * drawn on that very picture. Start with {@link dev.passerby.wire.sighting.Sightings}.
 */
@NullMarked
package dev.passerby.wire.sighting;

import org.jspecify.annotations.NullMarked;
