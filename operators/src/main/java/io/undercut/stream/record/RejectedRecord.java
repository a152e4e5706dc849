package io.undercut.stream.record;

/**
 * A record rejected, with the reason. It never stops a job and never vanishes.
 *
 * @param table the table it was meant for
 * @param file the file it came from, or the name of the stream
 * @param row the record's number in the file, from 1
 * @param reason what is wrong and what is allowed
 * @param record the record as JSON
 */
public record RejectedRecord(String table, String file, long row, String reason, String record) {}
