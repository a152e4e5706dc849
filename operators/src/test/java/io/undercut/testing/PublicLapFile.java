package io.undercut.testing;

import io.undercut.race.Lap;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.table.Column;
import io.undercut.stream.table.ColumnType;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Writes laps the way the public exports do: other names, wider integers, no race_id, and whatever a test wants broken. */
public final class PublicLapFile {
    private static final Map<String, String> NAMES = Map.ofEntries(
            Map.entry("lap", "lap_number"),
            Map.entry("sector1_ms", "s1_ms"),
            Map.entry("sector2_ms", "s2_ms"),
            Map.entry("sector3_ms", "s3_ms"),
            Map.entry("tire_age", "tyre_life"),
            Map.entry("fresh_tire", "fresh_tyre"),
            Map.entry("air_temp_c", "air_temp"),
            Map.entry("track_temp_c", "track_temp"),
            Map.entry("humidity_pct", "humidity"),
            Map.entry("pressure_mbar", "pressure"),
            Map.entry("wind_speed_mps", "wind_speed"),
            Map.entry("speed_i1_kph", "speed_i1"),
            Map.entry("speed_i2_kph", "speed_i2"),
            Map.entry("speed_fl_kph", "speed_fl"),
            Map.entry("speed_st_kph", "speed_st"));

    private final Map<String, Schema.Type> types = new LinkedHashMap<>();
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private int rowGroupBytes = 1 << 20;

    /** A file with the given laps. */
    public static PublicLapFile of(List<Lap> laps) {
        PublicLapFile file = new PublicLapFile();
        for (Column<Lap> column : LapTable.COLUMNS) {
            if (!column.name().equals("race_id")) {
                file.types.put(NAMES.getOrDefault(column.name(), column.name()), type(column.type()));
            }
        }
        file.types.put("round", Schema.Type.LONG);
        file.types.put("an_extra_column", Schema.Type.STRING);
        laps.forEach(lap -> file.row(LapTable.row(lap)));
        return file;
    }

    /** Without a column. */
    public PublicLapFile without(String column) {
        types.remove(column);
        return this;
    }

    /** With another type for a column; its values become null. */
    public PublicLapFile mistyped(String column, Schema.Type type) {
        types.put(column, type);
        rows.forEach(row -> row.put(column, null));
        return this;
    }

    /** With one value replaced, rows from 1. */
    public PublicLapFile with(int row, String column, Object value) {
        rows.get(row - 1).put(column, value);
        return this;
    }

    /** With many row groups. */
    public PublicLapFile inSmallRowGroups() {
        rowGroupBytes = 2048;
        return this;
    }

    /** Writes the file and returns where. */
    public Path to(Path path) throws IOException {
        Schema schema = schema();
        Files.createDirectories(path.getParent());
        try (ParquetWriter<GenericRecord> writer = AvroParquetWriter.<GenericRecord>builder(new LocalFile(path))
                .withSchema(schema)
                .withDataModel(GenericData.get())
                .withConf(new Configuration(false))
                .withCompressionCodec(CompressionCodecName.ZSTD)
                .withRowGroupSize((long) rowGroupBytes)
                .withMinRowCountForPageSizeCheck(10)
                .build()) {
            for (Map<String, Object> row : rows) {
                GenericRecord record = new GenericData.Record(schema);
                types.keySet().forEach(name -> record.put(name, row.get(name)));
                writer.write(record);
            }
        }
        return path;
    }

    private void row(Map<String, Object> values) {
        Map<String, Object> row = new LinkedHashMap<>();
        values.forEach((name, value) -> row.put(NAMES.getOrDefault(name, name), value));
        row.computeIfPresent("round", (name, value) -> ((Integer) value).longValue());
        rows.add(row);
    }

    private Schema schema() {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("export").fields();
        for (Map.Entry<String, Schema.Type> entry : types.entrySet()) {
            fields = fields.name(entry.getKey())
                    .type(Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(entry.getValue())))
                    .withDefault(null);
        }
        return fields.endRecord();
    }

    static Schema.Type type(ColumnType type) {
        return switch (type) {
            case INTEGER -> Schema.Type.INT;
            case LONG -> Schema.Type.LONG;
            case DECIMAL -> Schema.Type.DOUBLE;
            case TEXT -> Schema.Type.STRING;
            case FLAG -> Schema.Type.BOOLEAN;
        };
    }
}
