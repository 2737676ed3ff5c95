/**
 * What runs on a cluster besides the product itself: the programs that start, load and shake one.
 *
 * <p>Nothing imports this module. It knows the others by their topics, settings and command lines.
 */
@NullMarked
package dev.passerby.deploy;

import org.jspecify.annotations.NullMarked;
