package io.undercut.stream.table;

/** What a table demands of a column. */
public enum Presence {
    /** Every file has the column and every row a value. */
    NEVER_NULL,
    /** Every file has the column; null is unknown. */
    REQUIRED,
    /** A file may lack the column, which then reads as null. */
    OPTIONAL
}
