package dev.passerby.client.erasure;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something that an erasure cannot reach at once.
 *
 * @param where the place
 * @param what what lies there
 * @param until when it is gone at the latest; absent where that is not this program's to say
 * @param why why it stays, or is of no use
 */
public record Mention(String where, String what, @Nullable Instant until, String why) {}
