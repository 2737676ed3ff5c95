/**
 * Passerby before simulated cameras: four people enrolled from one photo each, their other photos and strangers walking
 * by as live video, and a judge who knows who is who.
 *
 * <p>{@link dev.passerby.standalone.demo.Screenplay} says who appears where and when,
 * {@link dev.passerby.standalone.demo.Stage} turns that into RTSP cameras, {@link dev.passerby.standalone.demo.Judge}
 * compares events with it, {@link dev.passerby.standalone.demo.Demo} runs the whole.
 */
@NullMarked
package dev.passerby.standalone.demo;

import org.jspecify.annotations.NullMarked;
