package io.undercut.stream.ingest.parquet;

import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.Presence;
import java.util.Arrays;
import java.util.Optional;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;

/** A column of numbers, read many rows at a time; null and not-a-number are NaN. */
final class NumberColumn {
    private final ColumnSchema declared;
    private final PrimitiveTypeName stored;
    private final double[] values;
    private final double low;
    private final double high;
    private final boolean isDemanded;
    private ColumnReader reader;

    /**
     * A column that the file has.
     *
     * @param most rows read at a time
     */
    NumberColumn(ColumnSchema declared, PrimitiveTypeName stored, int most) {
        this.declared = declared;
        this.stored = stored;
        this.values = new double[most];
        this.low = declared.range().get(0);
        this.high = declared.range().get(1);
        this.isDemanded = declared.presence() == Presence.NEVER_NULL;
    }

    /** Goes on in another row group; null where the file lacks the column, which then reads as null. */
    void open(ColumnReader group) {
        reader = group;
    }

    ColumnSchema declared() {
        return declared;
    }

    double[] read(int rows) {
        if (reader == null) {
            Arrays.fill(values, Double.NaN);
            return values;
        }
        int present = reader.getDescriptor().getMaxDefinitionLevel();
        for (int row = 0; row < rows; row++) {
            values[row] = reader.getCurrentDefinitionLevel() < present ? Double.NaN : value();
            reader.consume();
        }
        return values;
    }

    private double value() {
        return switch (stored) {
            case INT32 -> reader.getInteger();
            case INT64 -> reader.getLong();
            case FLOAT -> reader.getFloat();
            default -> reader.getDouble();
        };
    }

    boolean allows(double value) {
        return value >= low && value <= high || Double.isNaN(value) && !isDemanded;
    }

    /** What is wrong with a value, if something is. */
    Optional<String> problem(double value) {
        if (allows(value)) {
            return Optional.empty();
        }
        return Optional.of(
                Double.isNaN(value)
                        ? declared.name() + " is null; must have a value"
                        : declared.name() + " is " + value(value) + "; must be within " + declared.rangeText());
    }

    private static Object value(double value) {
        return value == Math.rint(value) ? (Object) (long) value : (Object) value;
    }
}
