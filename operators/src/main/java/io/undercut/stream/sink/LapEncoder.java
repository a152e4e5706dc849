package io.undercut.stream.sink;

import io.undercut.race.Lap;
import io.undercut.stream.lake.Column;
import io.undercut.stream.lake.ColumnType;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.Presence;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Turns a {@link Lap} into a record of the lake's {@code laps} table. */
final class LapEncoder {
    /** The table's Avro schema: its columns in order, nullable but for those that never are. */
    static final Schema SCHEMA = schema();

    private LapEncoder() {}

    /** The record of a lap. */
    static GenericRecord encode(Lap lap) {
        GenericRecord record = new GenericData.Record(SCHEMA);
        for (int index = 0; index < LapTable.COLUMNS.size(); index++) {
            record.put(index, LapTable.COLUMNS.get(index).value().apply(lap));
        }
        return record;
    }

    private static Schema schema() {
        SchemaBuilder.FieldAssembler<Schema> fields = SchemaBuilder.record(LapTable.NAME)
                .namespace("io.undercut.lake")
                .fields();
        for (Column<Lap> column : LapTable.COLUMNS) {
            Schema type = Schema.create(type(column.type()));
            fields = column.presence() == Presence.NEVER_NULL
                    ? fields.name(column.name()).type(type).noDefault()
                    : fields.name(column.name())
                            .type(Schema.createUnion(Schema.create(Schema.Type.NULL), type))
                            .withDefault(null);
        }
        return fields.endRecord();
    }

    private static Schema.Type type(ColumnType type) {
        return switch (type) {
            case INTEGER -> Schema.Type.INT;
            case LONG -> Schema.Type.LONG;
            case DECIMAL -> Schema.Type.DOUBLE;
            case TEXT -> Schema.Type.STRING;
            case FLAG -> Schema.Type.BOOLEAN;
        };
    }
}
