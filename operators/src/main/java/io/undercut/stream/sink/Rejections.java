package io.undercut.stream.sink;

import java.io.Serializable;

/**
 * The records of one file that were rejected from one table.
 *
 * @param table the table
 * @param file the file, or the name of the stream
 * @param records how many
 * @param row the first of them, from 1
 * @param reason what is wrong with the first
 * @param letters where they lie now
 */
public record Rejections(String table, String file, long records, long row, String reason, String letters)
        implements Serializable {}
