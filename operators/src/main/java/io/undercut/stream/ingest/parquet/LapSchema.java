package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.stream.lake.Column;
import io.undercut.stream.lake.ColumnType;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.Presence;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.apache.flink.core.fs.Path;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.Type;

/**
 * A file's schema, checked against the {@code laps} table.
 *
 * @param naming how the file names the columns
 * @param projection the file's columns that the table knows; the others are not read
 */
record LapSchema(SourceNaming naming, MessageType projection) {
    /** Matches a file's schema; what is missing or mistyped is a data fault that names file, column, expected and found. */
    static LapSchema match(Path path, MessageType file) {
        Set<String> found = new HashSet<>();
        file.getFields().forEach(field -> found.add(field.getName()));
        SourceNaming naming = SourceNaming.bestFor(found);
        List<Type> projection = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (Column<Lap> column : LapTable.COLUMNS) {
            String name = naming.nameOf(column.name());
            if (!naming.covers(column)) {
                continue;
            }
            if (found.contains(name)) {
                Type type = file.getType(name);
                if (fits(column.type(), type)) {
                    projection.add(type);
                } else {
                    problems.add("column " + name + " must be " + column.type().word() + ", found " + word(type));
                }
            } else if (column.presence() != Presence.OPTIONAL) {
                problems.add("column " + name + " (" + column.type().word() + ") is missing");
            }
        }
        if (!problems.isEmpty()) {
            throw Fault.data(path + " is not a " + naming.kind() + " laps file: " + String.join("; ", problems)
                    + "; export it again with these columns");
        }
        return new LapSchema(naming, new MessageType(file.getName(), projection));
    }

    private static boolean fits(ColumnType expected, Type type) {
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            return false;
        }
        PrimitiveType.PrimitiveTypeName stored = type.asPrimitiveType().getPrimitiveTypeName();
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        boolean wholeNumber = switch (stored) {
            // A decimal, a date or a time is stored as an integer too, and means something else.
            case INT32, INT64 -> meaning == null || meaning instanceof IntLogicalTypeAnnotation;
            default -> false;
        };
        return switch (expected) {
            case INTEGER, LONG -> wholeNumber;
            case DECIMAL ->
                wholeNumber
                        || stored == PrimitiveType.PrimitiveTypeName.DOUBLE
                        || stored == PrimitiveType.PrimitiveTypeName.FLOAT;
            case TEXT -> stored == PrimitiveType.PrimitiveTypeName.BINARY && isText(meaning);
            case FLAG -> stored == PrimitiveType.PrimitiveTypeName.BOOLEAN;
        };
    }

    private static boolean isText(LogicalTypeAnnotation meaning) {
        return meaning instanceof StringLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
    }

    private static String word(Type type) {
        if (!type.isPrimitive()) {
            return "a group of columns";
        }
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning instanceof StringLogicalTypeAnnotation) {
            return ColumnType.TEXT.word();
        }
        if (meaning != null && !(meaning instanceof IntLogicalTypeAnnotation)) {
            return meaning instanceof DecimalLogicalTypeAnnotation
                    ? "decimal"
                    : meaning.toString().toLowerCase(Locale.ROOT);
        }
        return switch (type.asPrimitiveType().getPrimitiveTypeName()) {
            case INT32, INT64 -> ColumnType.INTEGER.word();
            case FLOAT, DOUBLE -> ColumnType.DECIMAL.word();
            case BOOLEAN -> ColumnType.FLAG.word();
            case INT96 -> "timestamp";
            case BINARY, FIXED_LEN_BYTE_ARRAY -> "bytes";
        };
    }
}
