package dev.passerby.vision.detection;

/** By how much a network would move the edges of a box, as fractions of its width and height. */
record Regression(float left, float top, float right, float bottom) {

    /** The regression in the four values from an index on. */
    static Regression at(float[] values, int index) {
        return new Regression(values[index], values[index + 1], values[index + 2], values[index + 3]);
    }
}
