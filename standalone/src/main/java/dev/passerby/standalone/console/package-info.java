/**
 * The console on this machine: started beside the rest or alone, with what it needs of cameras and networks.
 *
 * <p>Knows no broker of its own and no job. Start with {@link dev.passerby.standalone.console.RunningConsole}.
 */
@NullMarked
package dev.passerby.standalone.console;

import org.jspecify.annotations.NullMarked;
