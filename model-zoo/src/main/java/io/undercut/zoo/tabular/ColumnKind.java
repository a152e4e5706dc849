package io.undercut.zoo.tabular;

/** What the cells of a column are; it decides which inputs come of them. */
public enum ColumnKind {
    /** Numbers, taken as they are. */
    NUMBER,
    /** True and false, as 1 and 0. */
    FLAG,
    /** Points in time: hour, weekday and days since another time. */
    TIME,
    /** The row's own time, by which rows are divided: hour and weekday. How new a row is would be a number no tree has seen. */
    ROW_TIME,
    /** One of few categories: an input each, 1 where it is the row's. */
    FEW_CATEGORIES,
    /** One of many categories: how frequent it is, and how often the label was true with it. */
    CATEGORIES
}
