/**
 * Pictures for the demonstration: four named people, and strangers.
 *
 * <p>Fetched and verified like the models, never part of the tree. Start with {@link
 * dev.passerby.models.demo.DemoPictures}.
 */
@NullMarked
package dev.passerby.models.demo;

import org.jspecify.annotations.NullMarked;
