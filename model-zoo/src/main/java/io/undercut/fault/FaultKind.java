package io.undercut.fault;

/** What a failure means for whoever has to act on it. Only the reason's retry flag decides a retry; the kind tells people where to look. */
public enum FaultKind {
    /** The caller's data, configuration or rights are wrong: running again changes nothing. */
    INVALID_INPUT,
    /** Something we depend on did not answer: running again may help. */
    UNAVAILABLE,
    /** Memory, disk, time or money ran out. */
    EXHAUSTED,
    /** Somebody wanted it so. */
    INTENDED,
    /** Our own mistake. */
    DEFECT
}
