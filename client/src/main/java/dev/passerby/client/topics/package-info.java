/** The topics as an operator's program reads and changes them. */
@NullMarked
package dev.passerby.client.topics;

import org.jspecify.annotations.NullMarked;
