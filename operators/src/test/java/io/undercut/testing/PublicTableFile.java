package io.undercut.testing;

import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.TableSchema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.avro.AvroParquetWriter;
import org.apache.parquet.hadoop.ParquetWriter;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;

/** Writes a table's rows the way the public files do: their names and units, season and round instead of the race. As long as you like. */
public final class PublicTableFile implements AutoCloseable {
    private static final String SEASON = "season";
    private static final String ROUND = "round";

    private final TableSchema table;
    private final Schema schema;
    private final int[] places;
    private final ParquetWriter<GenericRecord> writer;

    /** Begins a file; ZSTD packs it, or nothing does. */
    public PublicTableFile(Path path, TableSchema table, CompressionCodecName packing) throws IOException {
        this.table = table;
        this.schema = schema(table);
        this.places = table.columns().stream()
                .mapToInt(column -> column.name().equals(TableSchema.RACE)
                        ? 0
                        : schema.getField(column.source()).pos())
                .toArray();
        Files.createDirectories(path.getParent());
        this.writer = AvroParquetWriter.<GenericRecord>builder(new LocalFile(path))
                .withSchema(schema)
                .withDataModel(GenericData.get())
                .withConf(new Configuration(false))
                .withCompressionCodec(packing)
                .withDictionaryEncoding(packing != CompressionCodecName.UNCOMPRESSED)
                .withRowGroupSize(16L << 20)
                .build();
    }

    /** Writes a file of some rows. */
    public static Path of(Path path, TableSchema table, List<Object[]> rows) throws IOException {
        try (PublicTableFile file = new PublicTableFile(path, table, CompressionCodecName.ZSTD)) {
            for (Object[] row : rows) {
                file.write(row);
            }
        }
        return path;
    }

    /** Writes a row of the table. */
    public void write(Object[] row) throws IOException {
        GenericRecord record = new GenericData.Record(schema);
        String race = (String) row[0];
        record.put(SEASON, Integer.parseInt(race.substring(0, 4)));
        record.put(ROUND, Integer.parseInt(race.substring(5)));
        for (int index = 1; index < row.length; index++) {
            ColumnSchema column = table.columns().get(index);
            boolean isScaled = column.scale() != 1 && row[index] != null;
            record.put(
                    places[index],
                    isScaled ? (Object) (((Number) row[index]).doubleValue() / column.scale()) : row[index]);
        }
        writer.write(record);
    }

    /** Bytes written so far, about. */
    public long bytes() {
        return writer.getDataSize();
    }

    @Override
    public void close() throws IOException {
        writer.close();
    }

    private static Schema schema(TableSchema table) {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record("export").fields();
        List<String> names = new ArrayList<>(List.of(SEASON, ROUND));
        fields = fields.optionalInt(SEASON).optionalInt(ROUND);
        for (ColumnSchema column : table.columns()) {
            if (column.name().equals(TableSchema.RACE) || names.contains(column.source())) {
                continue;
            }
            names.add(column.source());
            Schema.Type type = column.scale() == 1 ? PublicLapFile.type(column.type()) : Schema.Type.DOUBLE;
            fields = fields.name(column.source())
                    .type(Schema.createUnion(Schema.create(Schema.Type.NULL), Schema.create(type)))
                    .withDefault(null);
        }
        return fields.endRecord();
    }
}
