/**
 * The enrolled people: shown, enrolled from photos, changed, and erased.
 *
 * <p>Start with {@link dev.passerby.console.people.PeopleEndpoints}.
 */
@NullMarked
package dev.passerby.console.people;

import org.jspecify.annotations.NullMarked;
