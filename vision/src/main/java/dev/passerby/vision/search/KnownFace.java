package dev.passerby.vision.search;

import dev.passerby.vision.face.Box;

/** Where a face was found last, and in which frame. */
public record KnownFace(Box box, long seenAtMillis) {}
