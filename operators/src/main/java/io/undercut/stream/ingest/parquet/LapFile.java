package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.stream.record.ArrivedLap;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.core.fs.Path;

/** One laps file, open for reading in row order as {@link Lap}s. */
final class LapFile implements RecordReader<ArrivedLap> {
    private final Path path;
    private final int rank;
    private final TableFile file;

    private LapFile(Path path, int rank, TableFile file) {
        this.path = path;
        this.rank = rank;
        this.file = file;
    }

    /** Checks that the footer is whole and the schema fits, without reading a row. */
    static void check(Path path) {
        TableFile.match(path, Tables.LAPS);
    }

    /**
     * Opens a file.
     *
     * @param rank the file's place in the import's order
     */
    static LapFile open(Path path, int rank) {
        return new LapFile(path, rank, TableFile.open(path, Tables.LAPS));
    }

    @Override
    public ArrivedLap next() {
        if (!file.advance()) {
            return null;
        }
        try {
            return ArrivedLap.sound(LapDecoder.lap(file.values()), path.toString(), rank, file.row());
        } catch (Fault undecodable) {
            return ArrivedLap.undecodable(path.toString(), rank, file.row(), undecodable.getMessage(), file.record());
        }
    }

    /** All laps of a file that our own writer wrote; a record that does not decode is a data fault here. */
    static List<Lap> laps(Path path) {
        try (LapFile file = open(path, 0)) {
            List<Lap> laps = new ArrayList<>();
            for (ArrivedLap arrived = file.next(); arrived != null; arrived = file.next()) {
                if (arrived.lap() == null) {
                    throw Fault.data(path + ", row " + arrived.row() + ": " + arrived.problem()
                            + "; delete the file and import the season again");
                }
                laps.add(arrived.lap());
            }
            return laps;
        }
    }

    @Override
    public void close() {
        file.close();
    }
}
