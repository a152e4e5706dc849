package io.undercut.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;
import org.junit.jupiter.api.Test;

class ParquetBytesTest {
    private static final Schema SCHEMA = SchemaBuilder.record("row")
            .fields()
            .requiredInt("number")
            .optionalString("word")
            .endRecord();

    /** The writer's own order differs from JVM to JVM, which one JVM cannot show; sorted is the same in all. */
    @Test
    void listsEncodingsInAFixedOrder() throws Exception {
        byte[] file = ParquetBytes.of(SCHEMA, IntStream.range(0, 500).mapToObj(ParquetBytesTest::row));
        int length = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(file.length - 8);
        FileMetaData footer = Util.readFileMetaData(new ByteArrayInputStream(file, file.length - 8 - length, length));
        for (ColumnChunk column : footer.getRow_groups().get(0).getColumns()) {
            assertThat(column.getMeta_data().getEncodings())
                    .hasSizeGreaterThan(1)
                    .isSortedAccordingTo(Comparator.naturalOrder());
        }
        assertThat(new String(file, file.length - 4, 4, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("PAR1");
    }

    private static GenericRecord row(int number) {
        GenericRecord row = new GenericData.Record(SCHEMA);
        row.put("number", number);
        row.put("word", "word " + number % 5);
        return row;
    }
}
