package io.undercut.stream.sink;

import io.undercut.fault.Fault;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.table.TableSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * A partition's Parquet file while it is made: on this machine's disk, for its name in the lake carries the checksum of its bytes, which
 * depend on table and rows alone. Takes the memory of one row group.
 */
final class ParquetSpool implements Closeable {
    /** Footer length and magic at the end of every file. */
    private static final int TAIL = 8;
    /** Tables of a row a sample are long: small groups bound the memory of whoever writes and reads them. */
    private static final long LONG_TABLE_GROUP_BYTES = 16L << 20;

    private final Path file;
    private final TableRecords records;
    private final ParquetWriter<GenericRecord> writer;
    private long rows;

    ParquetSpool(TableSchema table) {
        this.records = new TableRecords(table);
        Path made = null;
        try {
            made = Files.createTempFile("undercut-" + table.name() + "-", ".parquet");
            this.file = made;
            AvroParquetWriter.Builder<GenericRecord> builder = AvroParquetWriter.<GenericRecord>builder(
                            new SpoolFile(file))
                    .withSchema(records.schema())
                    .withDataModel(GenericData.get())
                    .withConf(new Configuration(false))
                    .withCompressionCodec(CompressionCodecName.ZSTD)
                    .withPageWriteChecksumEnabled(true);
            this.writer = table.partitioning() == TableSchema.Partitioning.RACE
                    ? builder.withRowGroupSize(LONG_TABLE_GROUP_BYTES).build()
                    : builder.build();
        } catch (IOException problem) {
            throw LakeFiles.unreachable("write", made == null ? "a temporary file" : made, problem);
        }
    }

    void write(Object[] row) {
        try {
            writer.write(records.of(row));
            rows++;
        } catch (IOException problem) {
            throw LakeFiles.unreachable("write", file, problem);
        }
    }

    long rows() {
        return rows;
    }

    /** Where the file is. */
    Path file() {
        return file;
    }

    /** Completes the file and tells the SHA-256 of its bytes. */
    String complete() {
        try {
            writer.close();
            sortFooter();
            return Checksum.sha256(file);
        } catch (IOException problem) {
            throw LakeFiles.unreachable("write", file, problem);
        }
    }

    private void sortFooter() throws IOException {
        try (RandomAccessFile whole = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] tail = new byte[TAIL];
            whole.seek(whole.length() - TAIL);
            whole.readFully(tail);
            int length = Integer.reverseBytes(java.nio.ByteBuffer.wrap(tail).getInt());
            long start = whole.length() - TAIL - length;
            byte[] footer = new byte[length];
            whole.seek(start);
            whole.readFully(footer);
            byte[] sorted = SortedFooter.of(footer);
            whole.seek(start);
            whole.write(sorted);
            whole.writeInt(Integer.reverseBytes(sorted.length));
            whole.write(tail, Integer.BYTES, Integer.BYTES);
            whole.setLength(whole.getFilePointer());
        }
    }

    /** Removes the file. */
    @Override
    public void close() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException problem) {
            throw Fault.defect("the temporary file " + file + " cannot be deleted", problem);
        }
    }
}
