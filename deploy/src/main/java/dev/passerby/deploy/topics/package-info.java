/**
 * The topics of an installation, made before its processes start.
 *
 * <p>Knows the broker by its address alone. Start with {@link dev.passerby.deploy.topics.MakeTopics}.
 */
@NullMarked
package dev.passerby.deploy.topics;

import org.jspecify.annotations.NullMarked;
