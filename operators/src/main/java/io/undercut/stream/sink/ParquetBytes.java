package io.undercut.stream.sink;

import io.undercut.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.PageEncodingStats;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/**
 * Parquet with ZSTD whose bytes depend on schema and records alone. Parquet's writer lists a column's encodings in the order of a hash
 * set of enum constants, which differs from one JVM to the next; here the footer is written again with these lists sorted.
 */
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
            FileMetaData metadata = Util.readFileMetaData(new ByteArrayInputStream(file, footer, length));
            for (RowGroup group : metadata.getRow_groups()) {
                for (ColumnChunk column : group.getColumns()) {
                    column.getMeta_data().getEncodings().sort(Comparator.naturalOrder());
                    if (column.getMeta_data().isSetEncoding_stats()) {
                        column.getMeta_data()
                                .getEncoding_stats()
                                .sort(Comparator.comparing(PageEncodingStats::getPage_type)
                                        .thenComparing(PageEncodingStats::getEncoding));
                    }
                }
            }
            ByteArrayOutputStream sorted = new ByteArrayOutputStream();
            Util.writeFileMetaData(metadata, sorted);
            ByteBuffer whole =
                    ByteBuffer.allocate(footer + sorted.size() + TAIL).order(ByteOrder.LITTLE_ENDIAN);
            whole.put(file, 0, footer).put(sorted.toByteArray()).putInt(sorted.size());
            return whole.put(file, file.length - Integer.BYTES, Integer.BYTES).array();
        } catch (IOException e) {
            throw Fault.defect("the footer of a Parquet file just written cannot be read", e);
        }
    }
}
