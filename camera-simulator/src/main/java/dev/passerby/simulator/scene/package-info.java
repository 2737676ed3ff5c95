/**
 * Scripted scenes: still photos that move across a background, rendered to video, and the truth about who is where when.
 *
 * <p>Knows no network, and faces only as labels on photos. Start with {@link dev.passerby.simulator.scene.Scene}.
 */
@NullMarked
package dev.passerby.simulator.scene;

import org.jspecify.annotations.NullMarked;
