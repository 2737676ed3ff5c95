/**
 * A small server that keeps the page's contract with people, pictures and events of the demonstration, so that the page
 * can be tested without cameras, broker and networks.
 *
 * <p>Start with {@link dev.passerby.console.contract.ContractEndpoints}.
 */
@NullMarked
package dev.passerby.console.contract;

import org.jspecify.annotations.NullMarked;
