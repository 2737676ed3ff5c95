/**
 * How a photo becomes a template, and templates a person's gallery entry.
 *
 * <p>Knows no picture decoder, no network and no topic: it is handed faces, qualities and embeddings. Start with
 * {@link dev.passerby.vision.enrolment.PhotoChoice}, then {@link dev.passerby.vision.enrolment.Enrolment}.
 */
@NullMarked
package dev.passerby.vision.enrolment;

import org.jspecify.annotations.NullMarked;
