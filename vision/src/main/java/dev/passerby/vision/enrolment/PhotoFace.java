package dev.passerby.vision.enrolment;

import dev.passerby.vision.face.DetectedFace;
import dev.passerby.vision.quality.FaceQuality;

/** A face found in a photo, with how good it is for recognition. */
public record PhotoFace(DetectedFace face, FaceQuality quality) {}
