package io.undercut.stream.ingest;

import java.util.Locale;

/** What {@code data validate} looks at, in the order of the report. */
public enum ValidationRule {
    /** Footer, row groups, page and file checksums. */
    INTEGRITY(Severity.FAILS_THE_RUN),
    /** Columns and their types. */
    SCHEMA(Severity.FAILS_THE_RUN),
    /** One row a key. */
    DUPLICATES(Severity.FAILS_THE_RUN),
    /** Share of rows that have a lap time and a tire age. */
    COMPLETENESS(Severity.FAILS_THE_RUN),
    /** Values of a row. */
    RANGES(Severity.REJECTS_THE_ROW),
    /** Rows sorted by key, clocks that run forward. */
    ORDER(Severity.REJECTS_THE_ROW),
    /** The feed forgets to count at the end of a race now and then: 6 % of the laps of one public race. */
    TIRE_AGES("tire age rises by one from lap to lap within a stint", 0.1),
    /** No public lap breaks it. */
    COMPOUNDS("a stint has one compound", 0.01),
    /** A penalty that is served in the pits does not, and one race in a hundred has its stints a lap off. */
    STOPS("a stop begins a stint", 0.5);

    /** What a violation leads to. */
    public enum Severity {
        /** The data cannot be trained on. */
        FAILS_THE_RUN,
        /** The row goes to the dead-letter folder and is counted. */
        REJECTS_THE_ROW,
        /** It is counted; the share of a season's laps that may break the rule is larger. */
        IS_TOLD
    }

    private final Severity severity;
    private final String text;
    private final double share;

    ValidationRule(Severity severity) {
        this.severity = severity;
        this.text = "";
        this.share = 0;
    }

    ValidationRule(String text, double share) {
        this.severity = Severity.FAILS_THE_RUN;
        this.text = text;
        this.share = share;
    }

    /** What it says, where its word does not say it; empty otherwise. */
    public String text() {
        return text;
    }

    /** The share of what it is held against, 0 … 1, that may break it before the data cannot be trained on. */
    public double share() {
        return share;
    }

    /** What violations lead to, where they are more than {@link #share} allows. */
    public Severity severity() {
        return severity;
    }

    /** The rule's name in JSON and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
