package io.undercut.stream.sink;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Parquet with ZSTD in memory, whose bytes depend on schema and records alone. */
final class ParquetBytes {
    /** Footer length and magic at the end of every file. */
    private static final int TAIL = 8;

    private ParquetBytes() {}

    static byte[] of(Schema schema, Stream<GenericRecord> records) {
        MemoryFile file = new MemoryFile();
        try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(file)
                .withSchema(schema)
                .withDataModel(GenericData.get())
                .withConf(new Configuration(false))
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withPageWriteChecksumEnabled(true)
                .build()) {
            for (GenericRecord record : (Iterable<GenericRecord>) records::iterator) {
                writer.write(record);
            }
        } catch (IOException e) {
            throw Fault.defect("writing Parquet to memory failed: " + e.getMessage(), e);
        }
        return withSortedFooter(file.bytes());
    }

    private static byte[] withSortedFooter(byte[] file) {
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - TAIL);
        int footer = file.length - TAIL - length;
        try {
            byte[] sorted = SortedFooter.of(Arrays.copyOfRange(file, footer, footer + length));
            ByteBuffer whole =
                    ByteBuffer.allocate(footer + sorted.length + TAIL).order(ByteOrder.LITTLE_ENDIAN);
            whole.put(file, 0, footer).put(sorted).putInt(sorted.length);
            return whole.put(file, file.length - Integer.BYTES, Integer.BYTES).array();
        } catch (IOException e) {
            throw Fault.defect("the footer of a Parquet file just written cannot be read", e);
        }
    }
}
