package io.undercut.zoo.registry.store;

/** What is wrong with a file. */
public enum FileTrouble {
    /** Its bytes changed. */
    DAMAGED,
    /** It is gone. */
    MISSING,
    /** It stands in the version's folder and was not published. */
    UNEXPECTED
}
