package io.undercut.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Telemetry files with the lake's columns, as somebody else might lay them there: nullable, wide integers, in small row groups. */
public final class TelemetryParquet {
    private static final int LAP_SAMPLES = 400;
    private static final int STEP_MS = 100;

    private TelemetryParquet() {}

    /**
     * A file of two cars with the lake's names.
     *
     * @param edit may change the values of a row, counted from 0
     */
    public static Path lake(Path folder, int rows, BiConsumer<Integer, Map<String, Object>> edit) {
        return write(folder, rows, edit, Map.of());
    }

    /** A file with the names of the public exports. */
    public static Path published(Path folder, int rows) {
        return write(
                folder,
                rows,
                (row, values) -> {
                    values.remove("race_id");
                    values.put("season", 2024);
                    values.put("round", 5);
                },
                Map.of("lap", "lap_number", "speed_kph", "speed_kmh"));
    }

    /** The values of a row, counted from 0. */
    public static Map<String, Object> row(int row, int rows) {
        int ofCar = row % ((rows + 1) / 2);
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("race_id", "2024-05");
        values.put("driver", row < (rows + 1) / 2 ? "AAA" : "BBB");
        values.put("lap", 1 + ofCar / LAP_SAMPLES);
        values.put("t_ms", STEP_MS * (ofCar % LAP_SAMPLES));
        values.put("speed_kph", 80 + row % 200 + 0.1);
        values.put("throttle_pct", row % 101);
        values.put("brake", row / 7 % 2);
        values.put("gear", row / 50 % 9);
        values.put("rpm", 4_000 + row);
        return values;
    }

    private static Path write(
            Path folder, int rows, BiConsumer<Integer, Map<String, Object>> edit, Map<String, String> names) {
        Path path = folder.resolve("telemetry.parquet");
        Map<String, Object> first = row(0, rows);
        if (!names.isEmpty()) {
            edit.accept(0, first);
        }
        Schema schema = schema(first, names);
        try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(new LocalFile(path))
                .withSchema(schema)
                .withDataModel(GenericData.get())
                .withConf(new Configuration(false))
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withPageWriteChecksumEnabled(true)
                .withRowGroupSize(8_192L)
                .build()) {
            for (int row = 0; row < rows; row++) {
                Map<String, Object> values = row(row, rows);
                edit.accept(row, values);
                GenericRecord record = new GenericData.Record(schema);
                values.forEach((name, value) -> record.put(names.getOrDefault(name, name), stored(name, value)));
                writer.write(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return path;
    }

    private static Object stored(String name, Object value) {
        return name.equals("rpm") && value != null ? (Object) ((Integer) value).longValue() : value;
    }

    private static Schema schema(Map<String, Object> row, Map<String, String> names) {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("export").fields();
        for (Map.Entry<String, Object> entry : row.entrySet()) {
            Schema.Type type = entry.getValue() instanceof String
                    ? Schema.Type.STRING
                    : entry.getValue() instanceof Double ? Schema.Type.DOUBLE : Schema.Type.INT;
            fields = fields.name(names.getOrDefault(entry.getKey(), entry.getKey()))
                    .type(Schema.createUnion(List.of(
                            Schema.create(Schema.Type.NULL),
                            Schema.create(entry.getKey().equals("rpm") ? Schema.Type.LONG : type))))
                    .withDefault(null);
        }
        return fields.endRecord();
    }
}
