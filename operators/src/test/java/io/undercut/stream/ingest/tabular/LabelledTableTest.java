package io.undercut.stream.ingest.tabular;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.record.TableCells;
import io.undercut.testing.LocalFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of any columns as cells, and files that are none. */
class LabelledTableTest {
    @TempDir
    private Path folder;

    @Test
    void cellsOfCsvAreTextAndUnknownOnesNull() throws IOException {
        String file = file("\uFEFFamount;shop;fraud\n1.5;\"a;b\";0\nNaN;;1\nNULL; c ;0\n");

        try (TableCells cells = LabelledTable.open(file)) {
            assertThat(cells.columns()).extracting("name").containsExactly("amount", "shop", "fraud");
            assertThat(rows(cells))
                    .containsExactly(new String[] {"1.5", "a;b", "0"}, new String[] {null, null, "1"}, new String[] {
                        null, "c", "0"
                    });
        }
    }

    @Test
    void aQuotedNameBehindAByteOrderMarkIsTheNameItself() throws IOException {
        String file = file("\uFEFF\"the amount\",fraud\r\n1.5,0\r\n");

        try (TableCells cells = LabelledTable.open(file)) {
            assertThat(cells.columns()).extracting("name").containsExactly("the amount", "fraud");
        }
    }

    @Test
    void cellsOfParquetAreWhatTheyMean() throws IOException {
        Schema schema = SchemaBuilder.record("row")
                .fields()
                .optionalDouble("amount")
                .optionalLong("count")
                .optionalString("shop")
                .optionalBoolean("online")
                .name("at")
                .type(LogicalTypes.timestampMicros().addToSchema(Schema.create(Schema.Type.LONG)))
                .noDefault()
                .name("tags")
                .type()
                .array()
                .items()
                .stringType()
                .noDefault()
                .optionalBytes("mark")
                .endRecord();
        Path file = folder.resolve("table.parquet");
        try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(new LocalFile(file))
                .withSchema(schema)
                .build()) {
            GenericRecord record = new GenericData.Record(schema);
            record.put("amount", 1e-7);
            record.put("count", 12L);
            record.put("shop", "12");
            record.put("online", true);
            record.put("at", 1_709_374_530_500_000L);
            record.put("tags", List.of());
            record.put("mark", ByteBuffer.wrap(new byte[] {(byte) 0xff, 1}));
            writer.write(record);
            GenericRecord unknown = new GenericData.Record(schema);
            unknown.put("amount", Double.NaN);
            unknown.put("at", 0L);
            unknown.put("tags", List.of());
            writer.write(unknown);
        }

        try (TableCells cells = LabelledTable.open(file.toString())) {
            assertThat(cells.columns().get(2).text()).isTrue();
            assertThat(cells.columns().get(5).unreadable()).isNotNull();
            assertThat(rows(cells))
                    .containsExactly(
                            new String[] {"1.0E-7", "12", "12", "true", "2024-03-02T10:15:30.500Z", null, "0xff01"},
                            new String[] {null, null, null, null, "1970-01-01T00:00:00Z", null, null});
        }
    }

    @Test
    void aRowThatIsNotAsLongAsTheHeaderIsRefusedWithItsLine() throws IOException {
        String shorter = file("a,b,fraud\n1,2,0\n3,1\n");
        refused(
                shorter,
                ": row 2, line 3, has 2 fields, the header 3; must have as many: quote cells with the separator in them, or mend the line");
        String longer = file("a,b,fraud\n1,2,0,9\n");
        refused(
                longer,
                ": row 1, line 2, has 4 fields, the header 3; must have as many: quote cells with the separator in them, or mend the line");
    }

    @Test
    void filesThatAreNoneAreRefused() throws IOException {
        refused(file(""), " is empty; must be CSV with a header, or Parquet: copy it again");
        refused(
                file("a,,fraud\n1,2,0\n"),
                ": column 2 has no name in the header; must have one: name it, or write the file without an index");
        refused(folder.resolve("none.csv").toString(), " does not exist; check the path");
        refused(folder.toString(), " is a folder; must be one Parquet or CSV file: name the file in it");
        Path latin = folder.resolve("latin.csv");
        Files.write(latin, "a,fraud\nM\u00fcnchen,1\n".getBytes(StandardCharsets.ISO_8859_1));
        refused(
                latin.toString(),
                ": column a is 'M\uFFFDnchen' in row 1, which is not UTF-8; convert the file, for instance with iconv -f latin1 -t utf-8");
    }

    private static void refused(String file, String message) {
        assertThatThrownBy(() -> {
                    try (TableCells cells = LabelledTable.open(file)) {
                        rows(cells);
                    }
                })
                .hasMessageContaining(message)
                .hasMessageContaining(file)
                .asInstanceOf(type(Fault.class))
                .extracting(Fault::reason)
                .isEqualTo(FaultReason.DATA_VALIDATION_FAILURE);
    }

    private static List<String[]> rows(TableCells cells) {
        List<String[]> rows = new ArrayList<>();
        for (String[] row = cells.next(); row != null; row = cells.next()) {
            rows.add(row);
        }
        return rows;
    }

    private String file(String content) throws IOException {
        Path file = folder.resolve("table-" + content.hashCode() + ".csv");
        Files.writeString(file, content);
        return file.toString();
    }
}
