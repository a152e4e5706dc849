package io.undercut.stream.record;

import io.undercut.race.Lap;

/**
 * A lap on its way into the lake, with where it came from. Exactly one of lap and problem is null.
 *
 * @param lap the lap, or null when the record could not be decoded
 * @param file the file it came from, or the name of the stream
 * @param rank the file's place in the import's order: of two laps with one key the one of higher rank is newer
 * @param row the record's number in the file, from 1; a later row is newer
 * @param problem why the record could not be decoded, or null
 * @param record the record that could not be decoded as JSON, or null
 */
public record ArrivedLap(Lap lap, String file, int rank, long row, String problem, String record) {
    /** A lap that decoded. */
    public static ArrivedLap sound(Lap lap, String file, int rank, long row) {
        return new ArrivedLap(lap, file, rank, row, null, null);
    }

    /** A record that did not decode. */
    public static ArrivedLap undecodable(String file, int rank, long row, String problem, String record) {
        return new ArrivedLap(null, file, rank, row, problem, record);
    }
}
