package io.undercut.stream.table;

/** What a column of a lake table holds. */
public enum ColumnType {
    /** A whole number of 32 bits; sources may store it wider. */
    INTEGER("integer"),
    /** A whole number of 64 bits; sources may store it narrower. */
    LONG("integer"),
    /** A number with a fraction, 64 bits; sources may store it narrower or as a whole number. */
    DECIMAL("number"),
    /** UTF-8 text. */
    TEXT("text"),
    /** True or false. */
    FLAG("true/false");

    private final String word;

    ColumnType(String word) {
        this.word = word;
    }

    /** The type as messages name it. */
    public String word() {
        return word;
    }
}
