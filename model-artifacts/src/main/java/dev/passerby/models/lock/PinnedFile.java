package dev.passerby.models.lock;

/**
 * A file of an upstream package.
 *
 * @param file its path in the package's tarball
 * @param bytes its length
 * @param sha256 64 lower-case hexadecimal digits
 */
public record PinnedFile(String file, long bytes, String sha256) {}
