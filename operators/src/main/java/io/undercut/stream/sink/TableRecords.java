package io.undercut.stream.sink;

import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.ColumnType;
import io.undercut.stream.table.Presence;
import io.undercut.stream.table.TableSchema;
import org.apache.avro.Schema;
import org.apache.avro.SchemaBuilder;
import org.apache.avro.generic.GenericData;
import org.apache.avro.generic.GenericRecord;

/** Turns rows of a table into the records its files hold: columns in order, nullable but for those that never are. */
final class TableRecords {
    private final Schema schema;

    TableRecords(TableSchema table) {
        this.schema = schema(table);
    }

    Schema schema() {
        return schema;
    }

    GenericRecord of(Object[] row) {
        GenericRecord record = new GenericData.Record(schema);
        for (int index = 0; index < row.length; index++) {
            record.put(index, row[index]);
        }
        return record;
    }

    private static Schema schema(TableSchema table) {
        SchemaBuilder.FieldAssembler<Schema> fields =
                SchemaBuilder.record(table.name()).namespace("io.undercut.lake").fields();
        for (ColumnSchema column : table.columns()) {
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
