/**
 * What subscribers read: CloudEvents 1.0 with a JSON payload.
 *
 * <p>{@link dev.passerby.wire.event.RecognitionEvent} is about a face, {@link dev.passerby.wire.event.CameraEvent} about a
 * camera, {@link dev.passerby.wire.event.GalleryEvent} about the enrolled people; each is a
 * {@link dev.passerby.wire.event.PasserbyEvent} and becomes a
 * {@link dev.passerby.wire.event.CloudEvent}, which knows both of its forms: Kafka's binary mode and one line of JSON. The
 * JSON Schema and the AsyncAPI document beside this package's classes are the contract.
 */
@NullMarked
package dev.passerby.wire.event;

import org.jspecify.annotations.NullMarked;
