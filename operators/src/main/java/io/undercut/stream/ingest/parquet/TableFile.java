package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.table.TableSchema;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.flink.core.fs.Path;
import org.apache.flink.util.ExceptionUtils;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroReadSupport;
import org.apache.parquet.avro.AvroSchemaConverter;
import org.apache.parquet.hadoop.ParquetReader;
import org.apache.parquet.hadoop.api.ReadSupport;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ParquetMetadata;
import org.apache.parquet.io.InputFile;
import org.apache.parquet.schema.MessageType;

/** One file of a table, open for reading in row order. Opening checks footer and schema; reading checks page checksums. */
final class TableFile implements Closeable {
    private static final Pattern UNREADABLE =
            Pattern.compile("(?i)no .* reader for type|unsupported encoding|encoding.* not supported");

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

    /** The table that a file is most like; empty where it is unlike all; a data fault where it lacks columns. */
    static Optional<TableMatch> find(Path path) {
        return TableMatch.find(path, ParquetFooter.read(path));
    }

    /** What a file is that is unlike all tables. */
    static String strange(Path path) {
        return TableMatch.strange(ParquetFooter.read(path));
    }

    /** Checks that the footer is whole and the schema fits, without reading a row. */
    static TableMatch match(Path path, TableSchema table) {
        return TableMatch.of(path, ParquetFooter.read(path), table);
    }

    /** Opens a file of a table. */
    static TableFile open(Path path, TableSchema table) {
        ParquetMetadata footer = ParquetFooter.read(path);
        TableMatch match = TableMatch.of(path, footer, table);
        UnpackedSize.check(path, footer);
        Configuration configuration = new Configuration(false);
        configuration.setBoolean(AvroReadSupport.READ_INT96_AS_FIXED, true);
        configuration.setBoolean(AvroReadSupport.AVRO_COMPATIBILITY, false);
        Schema columns = new AvroSchemaConverter(configuration).convert(match.projection());
        AvroReadSupport.setAvroReadSchema(configuration, columns);
        try {
            ParquetReader<GenericRecord> reader = new ProjectedReader(StoredFile.at(path), match.projection())
                    .withConf(configuration)
                    .withCodecFactory(new PageCodecs())
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
            StoredFile.throwIfStorageFailed(damaged);
            String message = unreadable(damaged)
                    .map(encoding -> path + " is written in a way that cannot be read (" + encoding
                            + "); write it again with plain or dictionary encoding")
                    .orElseGet(() -> path + " is damaged in " + place() + " (" + ParquetFooter.oneLine(damaged)
                            + "); copy it again");
            throw new Fault(FaultReason.DATA_VALIDATION_FAILURE, message, damaged);
        }
        row += record == null ? 0 : 1;
        return record != null;
    }

    private static Optional<String> unreadable(Throwable damaged) {
        return ExceptionUtils.findThrowable(
                        damaged,
                        cause ->
                                UNREADABLE.matcher(ParquetFooter.oneLine(cause)).find())
                .map(ParquetFooter::oneLine);
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

    /** Avro's own projection makes another type of what Avro does not know, and then does not find it in the file. */
    private static final class ProjectedReader extends ParquetReader.Builder<GenericRecord> {
        private final MessageType projection;

        ProjectedReader(InputFile file, MessageType projection) {
            super(file);
            this.projection = projection;
        }

        @Override
        protected ReadSupport<GenericRecord> getReadSupport() {
            return new AvroReadSupport<>(GenericData.get()) {
                @Override
                public ReadContext init(Configuration configuration, Map<String, String> notes, MessageType file) {
                    ReadContext made = super.init(configuration, notes, file);
                    return new ReadContext(projection, made.getReadSupportMetadata());
                }
            };
        }
    }
}
