/** What can be set about bridges; {@code docs/bridges.md} describes each key. */
@NullMarked
package dev.passerby.bridges.settings;

import org.jspecify.annotations.NullMarked;
