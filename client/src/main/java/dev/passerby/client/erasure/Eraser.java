package dev.passerby.client.erasure;

/** A place besides gallery and keys that keeps something of people, such as their photos. */
public interface Eraser {

    /** What it keeps, as a receipt counts it: {@code photos}, {@code crops}. */
    String what();

    /**
     * Erases everything of a person.
     *
     * @return how much there was
     */
    int erase(String personId);
}
