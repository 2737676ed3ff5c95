/**
 * Strict readings of files that other programs read: an unknown word is an error. Start with {@link
 * dev.passerby.deploy.manifests.StrictYaml}.
 */
@NullMarked
package dev.passerby.deploy.manifests;

import org.jspecify.annotations.NullMarked;
