package io.undercut.stream.sink;

import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureTable;
import io.undercut.stream.table.Presence;
import io.undercut.zoo.example.ExampleKey;
import java.util.stream.Stream;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Writes feature rows as Parquet with ZSTD: keys, then numbers. The same rows give the same bytes. */
public final class FeatureRowParquet {
    private FeatureRowParquet() {}

    /** The file of some rows. */
    public static byte[] encode(FeatureColumns columns, Stream<FeatureRow> rows) {
        Schema avro = avro(columns);
        return ParquetBytes.of(avro, rows.map(row -> record(avro, columns.presence(), row)));
    }

    private static Schema avro(FeatureColumns columns) {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record(columns.record())
                .namespace("io.undercut.lake")
                .fields();
        for (String text : FeatureTable.TEXT_KEYS) {
            fields = fields.requiredString(text);
        }
        fields = fields.requiredInt(FeatureTable.SEASON)
                .requiredInt(FeatureTable.STINT)
                .requiredInt(FeatureTable.LAP);
        for (String name : columns.names()) {
            fields =
                    columns.presence() == Presence.NEVER_NULL ? fields.requiredFloat(name) : fields.optionalFloat(name);
        }
        return fields.endRecord();
    }

    private static GenericRecord record(Schema avro, Presence presence, FeatureRow row) {
        GenericRecord record = new GenericData.Record(avro);
        ExampleKey key = row.key();
        record.put(FeatureTable.RACE, key.raceId());
        record.put(FeatureTable.CIRCUIT, key.circuit());
        record.put(FeatureTable.DRIVER, key.driver());
        record.put(FeatureTable.TEAM, key.team());
        record.put(FeatureTable.COMPOUND, key.compound());
        record.put(FeatureTable.SEASON, key.season());
        record.put(FeatureTable.STINT, key.stint());
        record.put(FeatureTable.LAP, key.lap());
        int first = avro.getFields().size() - row.values().length;
        for (int index = 0; index < row.values().length; index++) {
            float value = row.values()[index];
            record.put(first + index, presence != Presence.NEVER_NULL && Float.isNaN(value) ? null : value);
        }
        return record;
    }
}
