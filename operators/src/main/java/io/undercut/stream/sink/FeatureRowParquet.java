package io.undercut.stream.sink;

import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.table.Presence;
import io.undercut.zoo.example.KeyColumns;
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
        return ParquetBytes.of(avro, rows.map(row -> record(avro, columns, row)));
    }

    private static Schema avro(FeatureColumns columns) {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record(columns.record())
                .namespace("io.undercut.lake")
                .fields();
        KeyColumns key = columns.key();
        fields = fields.requiredString(key.group());
        for (KeyColumns.Attribute attribute : key.attributes()) {
            fields =
                    attribute.number() ? fields.requiredInt(attribute.name()) : fields.requiredString(attribute.name());
        }
        if (key.time() != null) {
            fields = fields.requiredInt(key.time());
        }
        for (String name : columns.names()) {
            fields =
                    columns.presence() == Presence.NEVER_NULL ? fields.requiredFloat(name) : fields.optionalFloat(name);
        }
        return fields.endRecord();
    }

    private static GenericRecord record(Schema avro, FeatureColumns columns, FeatureRow row) {
        GenericRecord record = new GenericData.Record(avro);
        KeyColumns key = columns.key();
        record.put(key.group(), row.key().group());
        for (int at = 0; at < key.attributes().size(); at++) {
            KeyColumns.Attribute attribute = key.attributes().get(at);
            String value = row.key().values()[at];
            record.put(attribute.name(), attribute.number() ? Integer.valueOf(value) : value);
        }
        if (key.time() != null) {
            record.put(key.time(), row.key().time());
        }
        int first = avro.getFields().size() - row.values().length;
        for (int index = 0; index < row.values().length; index++) {
            float value = row.values()[index];
            record.put(first + index, columns.presence() != Presence.NEVER_NULL && Float.isNaN(value) ? null : value);
        }
        return record;
    }
}
