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
    RANGES(Severity.SETS_THE_ROW_ASIDE),
    /** Rows sorted by key, clocks that run forward. */
    ORDER(Severity.SETS_THE_ROW_ASIDE);

    /** What a violation leads to. */
    public enum Severity {
        /** The data cannot be trained on. */
        FAILS_THE_RUN,
        /** The row goes to the dead-letter folder and is counted. */
        SETS_THE_ROW_ASIDE
    }

    private final Severity severity;

    ValidationRule(Severity severity) {
        this.severity = severity;
    }

    /** What a violation leads to. */
    public Severity severity() {
        return severity;
    }

    /** The rule's name in JSON and messages. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
