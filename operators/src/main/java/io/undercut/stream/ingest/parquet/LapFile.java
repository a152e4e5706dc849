package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.race.Lap;
import io.undercut.stream.lake.ArrivedLap;
import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.core.fs.Path;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetReader;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;

/** One laps file, open for reading in row order. Opening checks footer and schema; reading checks page checksums. */
final class LapFile implements Closeable {
    private final Path path;
    private final int rank;
    private final ParquetMetadata footer;
    private final LapDecoder decoder;
    private final ParquetReader<GenericRecord> reader;
    private long row;

    private LapFile(
            Path path, int rank, ParquetMetadata footer, LapDecoder decoder, ParquetReader<GenericRecord> reader) {
        this.path = path;
        this.rank = rank;
        this.footer = footer;
        this.decoder = decoder;
        this.reader = reader;
    }

    /** Checks that the footer is whole and the schema fits, without reading a row. */
    static void check(Path path) {
        LapSchema.match(path, ParquetFooter.read(path).getFileMetaData().getSchema());
    }

    /**
     * Opens a file.
     *
     * @param rank the file's place in the import's order
     */
    static LapFile open(Path path, int rank) {
        ParquetMetadata footer = ParquetFooter.read(path);
        LapSchema schema = LapSchema.match(path, footer.getFileMetaData().getSchema());
        Configuration configuration = new Configuration(false);
        Schema columns = new AvroSchemaConverter().convert(schema.projection());
        AvroReadSupport.setRequestedProjection(configuration, columns);
        AvroReadSupport.setAvroReadSchema(configuration, columns);
        try {
            ParquetReader<GenericRecord> reader = AvroParquetReader.<GenericRecord>builder(StoredFile.at(path))
                    .withDataModel(GenericData.get())
                    .withConf(configuration)
                    .usePageChecksumVerification()
                    .build();
            return new LapFile(path, rank, footer, new LapDecoder(schema.naming()), reader);
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot read " + path + ": " + problem.getMessage(), problem);
        }
    }

    /** The next record, or null after the last. */
    ArrivedLap next() {
        GenericRecord found = read();
        if (found == null) {
            return null;
        }
        row++;
        try {
            return ArrivedLap.sound(decoder.decode(found), path.toString(), rank, row);
        } catch (Fault undecodable) {
            return ArrivedLap.undecodable(path.toString(), rank, row, undecodable.getMessage(), found.toString());
        }
    }

    /** Up to a number of records; empty after the last. */
    List<ArrivedLap> next(int most) {
        List<ArrivedLap> batch = new ArrayList<>(most);
        ArrivedLap arrived = most > 0 ? next() : null;
        while (arrived != null) {
            batch.add(arrived);
            arrived = batch.size() < most ? next() : null;
        }
        return batch;
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
        try {
            reader.close();
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot close " + path + ": " + problem.getMessage(), problem);
        }
    }

    private GenericRecord read() {
        try {
            return reader.read();
        } catch (IOException | RuntimeException damaged) {
            throw new Fault(
                    FaultReason.DATA_VALIDATION_FAILURE,
                    path + " is damaged in " + place() + " (" + ParquetFooter.oneLine(damaged) + "); copy it again",
                    damaged);
        }
    }

    private String place() {
        long first = 1;
        List<BlockMetaData> groups = footer.getBlocks();
        for (int group = 0; group < groups.size(); group++) {
            long last = first + groups.get(group).getRowCount() - 1;
            if (row < last) {
                return "row group " + (group + 1) + ", rows " + first + " … " + last;
            }
            first = last + 1;
        }
        return "its last row group";
    }
}
