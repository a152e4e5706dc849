package io.undercut.race;

/** Tire compounds, softest first. HYPERSOFT to SUPERSOFT existed until 2018. */
public enum Compound {
    HYPERSOFT,
    ULTRASOFT,
    SUPERSOFT,
    SOFT,
    MEDIUM,
    HARD,
    INTERMEDIATE,
    WET;

    /** Whether the compound is for a dry track. */
    public boolean isDry() {
        return this != INTERMEDIATE && this != WET;
    }
}
