/**
 * The command line, one class a command.
 *
 * <p>A command reads its arguments, calls what does the work, and prints. With {@code --json} standard output holds JSON
 * alone, one object a line; everything else goes to standard error. Exit codes: 0 done, 1 could not be done, 2 unusable
 * input.
 */
@NullMarked
package dev.passerby.standalone.commands;

import org.jspecify.annotations.NullMarked;
