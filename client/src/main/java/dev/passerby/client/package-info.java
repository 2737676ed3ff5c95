/**
 * What a program needs that works with a running Passerby over its topics: it subscribes to events, attaches cameras and enrols
 * people.
 *
 * <p>Start with {@link dev.passerby.client.topics.EventTopic}.
 */
@NullMarked
package dev.passerby.client;

import org.jspecify.annotations.NullMarked;
