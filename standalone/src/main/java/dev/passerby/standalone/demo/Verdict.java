package dev.passerby.standalone.demo;

/** How an identity compares with the truth. */
enum Verdict {
    /** The right name, or unknown for a stranger. */
    RIGHT,
    /** A name that is not the person's, or a name for a stranger. */
    WRONG,
    /** An enrolled person taken for a stranger. */
    MISSED,
    /** No name was given, and none refused. */
    OPEN
}
