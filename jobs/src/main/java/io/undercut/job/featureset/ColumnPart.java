package io.undercut.job.featureset;

/**
 * One column's values in one partition.
 *
 * @param column the column's place
 * @param partition the partition's number
 * @param values in the order of rows; NaN is null
 */
@SuppressWarnings("ArrayRecordComponent")
public record ColumnPart(int column, int partition, float[] values) {}
