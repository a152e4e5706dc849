package io.undercut.stream.ingest;

/**
 * Where a row is.
 *
 * @param file the file
 * @param group its row group, from 1
 * @param row the row in the file, from 1
 */
public record RowPlace(String file, int group, long row) {}
