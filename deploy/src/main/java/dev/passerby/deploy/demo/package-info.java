/**
 * What an image of the demonstration's cameras holds, made before the image is.
 *
 * <p>Start with {@link dev.passerby.deploy.demo.PrepareDemo}.
 */
@NullMarked
package dev.passerby.deploy.demo;

import org.jspecify.annotations.NullMarked;
