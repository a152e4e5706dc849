package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.TableSchema;
import java.io.Closeable;
import java.io.IOException;
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

/** One file of a table, open for reading in row order. Opening checks footer and schema; reading checks page checksums. */
final class TableFile implements Closeable {
    private final Path path;
    private final ParquetMetadata footer;
    private final RowDecoder decoder;
    private final ParquetReader<GenericRecord> reader;
    private GenericRecord record;
    private long row;

    private TableFile(Path path, ParquetMetadata footer, RowDecoder decoder, ParquetReader<GenericRecord> reader) {
        this.path = path;
        this.footer = footer;
        this.decoder = decoder;
        this.reader = reader;
    }

    /** The table that a file is most like; a file that is whole but unlike all, or lacks columns, is a data fault. */
    static TableMatch recognise(Path path) {
        ParquetMetadata footer = ParquetFooter.read(path);
        return TableMatch.recognise(path, footer.getFileMetaData().getSchema());
    }

    /** Checks that the footer is whole and the schema fits, without reading a row. */
    static TableMatch match(Path path, TableSchema table) {
        return TableMatch.of(path, ParquetFooter.read(path).getFileMetaData().getSchema(), table);
    }

    /** Opens a file of a table. */
    static TableFile open(Path path, TableSchema table) {
        ParquetMetadata footer = ParquetFooter.read(path);
        TableMatch match = TableMatch.of(path, footer.getFileMetaData().getSchema(), table);
        UnpackedSize.check(path, footer);
        Configuration configuration = new Configuration(false);
        Schema columns = new AvroSchemaConverter().convert(match.projection());
        AvroReadSupport.setRequestedProjection(configuration, columns);
        AvroReadSupport.setAvroReadSchema(configuration, columns);
        try {
            ParquetReader<GenericRecord> reader = AvroParquetReader.<GenericRecord>builder(StoredFile.at(path))
                    .withDataModel(GenericData.get())
                    .withConf(configuration)
                    .usePageChecksumVerification()
                    .build();
            return new TableFile(path, footer, new RowDecoder(match), reader);
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot read " + path + ": " + problem.getMessage(), problem);
        }
    }

    /** Goes to the next record; false after the last. */
    boolean advance() {
        try {
            record = reader.read();
        } catch (IOException | RuntimeException damaged) {
            throw new Fault(
                    FaultReason.DATA_VALIDATION_FAILURE,
                    path + " is damaged in " + place() + " (" + ParquetFooter.oneLine(damaged) + "); copy it again",
                    damaged);
        }
        row += record == null ? 0 : 1;
        return record != null;
    }

    /** The current record's row; a data fault where a value does not fit its column. */
    Object[] values() {
        return decoder.decode(record);
    }

    /** The current record's number, from 1. */
    long row() {
        return row;
    }

    /** The current record as it stands in the file. */
    String record() {
        return record.toString();
    }

    /** The row group that holds a row, from 1. */
    int group(long ofRow) {
        long last = 0;
        List<BlockMetaData> groups = footer.getBlocks();
        for (int group = 0; group < groups.size(); group++) {
            last += groups.get(group).getRowCount();
            if (ofRow <= last) {
                return group + 1;
            }
        }
        return Math.max(1, groups.size());
    }

    @Override
    public void close() {
        try {
            reader.close();
        } catch (IOException problem) {
            throw new Fault(FaultReason.NETWORK_TIMEOUT, "cannot close " + path + ": " + problem.getMessage(), problem);
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
