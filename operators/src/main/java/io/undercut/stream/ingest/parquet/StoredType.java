package io.undercut.stream.ingest.parquet;

import io.undercut.stream.lake.ColumnSchema;
import io.undercut.stream.lake.ColumnType;
import java.util.Locale;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/** Whether a stored column can hold what a table declares, and how messages name what it holds. */
final class StoredType {
    private StoredType() {}

    static boolean fits(ColumnSchema column, Type type) {
        if (!type.isPrimitive() || type.isRepetition(Type.Repetition.REPEATED)) {
            return false;
        }
        PrimitiveTypeName stored = type.asPrimitiveType().getPrimitiveTypeName();
        boolean wholeNumber = isWholeNumber(stored, type.getLogicalTypeAnnotation());
        boolean number = wholeNumber || stored == PrimitiveTypeName.DOUBLE || stored == PrimitiveTypeName.FLOAT;
        return switch (column.type()) {
            case INTEGER, LONG -> column.scale() == 1 ? wholeNumber : number;
            case DECIMAL -> number;
            case TEXT -> stored == PrimitiveTypeName.BINARY && isText(type.getLogicalTypeAnnotation()) || isDate(type);
            case FLAG -> stored == PrimitiveTypeName.BOOLEAN;
        };
    }

    /** Whether the column holds days since 1970, which the lake writes as text. */
    static boolean isDate(Type type) {
        return type.getLogicalTypeAnnotation() instanceof DateLogicalTypeAnnotation;
    }

    // A decimal, a date or a time is stored as an integer too, and means something else.
    private static boolean isWholeNumber(PrimitiveTypeName stored, LogicalTypeAnnotation meaning) {
        return (stored == PrimitiveTypeName.INT32 || stored == PrimitiveTypeName.INT64)
                && (meaning == null || meaning instanceof IntLogicalTypeAnnotation);
    }

    private static boolean isText(LogicalTypeAnnotation meaning) {
        return meaning instanceof StringLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
    }

    static String word(Type type) {
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
