/**
 * Kafka as one machine needs it: a broker in this process, the topics, and the command line's readers and writers of them.
 *
 * <p>The only package of this module that knows Kafka. Start with {@link dev.passerby.standalone.broker.EmbeddedBroker}.
 */
@NullMarked
package dev.passerby.standalone.broker;

import org.jspecify.annotations.NullMarked;
