package io.undercut.stream.ingest.parquet;

import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.ColumnType;
import io.undercut.stream.table.Presence;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.apache.avro.generic.GenericFixed;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DateLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.DecimalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.IntervalLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.StringLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeLogicalTypeAnnotation;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit;
import org.apache.parquet.schema.LogicalTypeAnnotation.TimestampLogicalTypeAnnotation;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Type;

/**
 * What a stored column's values mean, whatever program wrote it.
 *
 * @param kind what they are
 * @param factor of a time the nanoseconds of one unit, of a decimal the digits after the point; else 0
 * @param word what messages call it
 */
record StoredType(Kind kind, long factor, String word) {
    /** What values are. */
    enum Kind {
        /** Integers with a sign. */
        WHOLE,
        /** Integers without a sign in a type with one. */
        UNSIGNED,
        /** Floating point. */
        REAL,
        /** Integers with digits after the point. */
        DECIMAL,
        /** Integers that count units of time. */
        TIME,
        /** A point in time as 12 bytes, as Spark once wrote it. */
        INT96,
        /** Months, days and milliseconds. */
        INTERVAL,
        /** Days since 1970. */
        DATE,
        /** Text, or bytes that may be. */
        TEXT,
        /** True and false. */
        FLAG,
        /** What no table has. */
        OTHER
    }

    private static final long NANOS_A_MILLI = 1_000_000;
    private static final long MILLIS_A_DAY = 86_400_000;
    private static final int JULIAN_DAY_OF_1970 = 2_440_588;

    /**
     * Understands a stored column.
     *
     * @param durationUnit nanoseconds of the unit if another note in the file says that plain integers are durations, else 0
     */
    static StoredType of(Type type, long durationUnit) {
        if (!type.isPrimitive()) {
            return new StoredType(Kind.OTHER, 0, "a group of columns");
        }
        if (type.isRepetition(Type.Repetition.REPEATED)) {
            return new StoredType(Kind.OTHER, 0, "a list");
        }
        PrimitiveTypeName stored = type.asPrimitiveType().getPrimitiveTypeName();
        LogicalTypeAnnotation meaning = type.getLogicalTypeAnnotation();
        if (meaning == null) {
            return plain(stored, durationUnit);
        }
        if (meaning instanceof IntLogicalTypeAnnotation number) {
            return new StoredType(number.isSigned() ? Kind.WHOLE : Kind.UNSIGNED, 0, ColumnType.INTEGER.word());
        }
        if (meaning instanceof DecimalLogicalTypeAnnotation number) {
            return new StoredType(Kind.DECIMAL, number.getScale(), "decimal");
        }
        if (meaning instanceof TimeLogicalTypeAnnotation time) {
            return new StoredType(Kind.TIME, nanos(time.getUnit()), word(meaning));
        }
        if (meaning instanceof TimestampLogicalTypeAnnotation time) {
            return new StoredType(Kind.TIME, nanos(time.getUnit()), word(meaning));
        }
        if (meaning instanceof DateLogicalTypeAnnotation) {
            return new StoredType(Kind.DATE, 0, word(meaning));
        }
        if (meaning instanceof IntervalLogicalTypeAnnotation) {
            return new StoredType(Kind.INTERVAL, 0, word(meaning));
        }
        boolean text = meaning instanceof StringLogicalTypeAnnotation
                || meaning instanceof LogicalTypeAnnotation.EnumLogicalTypeAnnotation;
        return new StoredType(text ? Kind.TEXT : Kind.OTHER, 0, text ? ColumnType.TEXT.word() : word(meaning));
    }

    private static StoredType plain(PrimitiveTypeName stored, long durationUnit) {
        return switch (stored) {
            case INT32, INT64 ->
                durationUnit > 0
                        ? new StoredType(Kind.TIME, durationUnit, "duration")
                        : new StoredType(Kind.WHOLE, 0, ColumnType.INTEGER.word());
            case FLOAT, DOUBLE -> new StoredType(Kind.REAL, 0, ColumnType.DECIMAL.word());
            case BOOLEAN -> new StoredType(Kind.FLAG, 0, ColumnType.FLAG.word());
            case INT96 -> new StoredType(Kind.INT96, 0, "timestamp");
            case BINARY, FIXED_LEN_BYTE_ARRAY -> new StoredType(Kind.TEXT, 0, "bytes");
        };
    }

    private static String word(LogicalTypeAnnotation meaning) {
        return meaning.toString().toLowerCase(Locale.ROOT);
    }

    private static long nanos(TimeUnit unit) {
        return switch (unit) {
            case MILLIS -> NANOS_A_MILLI;
            case MICROS -> 1_000;
            case NANOS -> 1;
        };
    }

    /** Whether a table's column can take such values, as far as the type tells. */
    boolean fits(ColumnSchema column) {
        return switch (column.type()) {
            case INTEGER, LONG ->
                isNumber() || isTime() && isOfMillis(column) || kind == Kind.FLAG && isZeroOrOne(column);
            case DECIMAL -> isNumber();
            // A number in place of a name that rows are told apart by means something else.
            case TEXT ->
                kind == Kind.TEXT
                        || kind == Kind.DATE
                        || isNumber() && column.presence() != Presence.NEVER_NULL
                        || kind == Kind.TIME && word.startsWith("timestamp")
                        || kind == Kind.INT96;
            case FLAG -> kind == Kind.FLAG || isNumber();
        };
    }

    /** Whether values need no decoding to be used as numbers, texts or flags. */
    boolean isPlain() {
        return switch (kind) {
            case WHOLE, REAL, TEXT, FLAG -> true;
            default -> false;
        };
    }

    /** Whether values are milliseconds, whatever unit the file has them in. */
    boolean isTime() {
        return kind == Kind.TIME || kind == Kind.INT96 || kind == Kind.INTERVAL;
    }

    /** Whether values are texts. */
    boolean isText() {
        return kind == Kind.TEXT;
    }

    private boolean isNumber() {
        return kind == Kind.WHOLE || kind == Kind.UNSIGNED || kind == Kind.REAL || kind == Kind.DECIMAL;
    }

    private static boolean isOfMillis(ColumnSchema column) {
        return "ms".equals(column.unit());
    }

    private static boolean isZeroOrOne(ColumnSchema column) {
        return column.range().equals(List.of(0.0, 1.0));
    }

    /**
     * A stored value as what it means: a number, of times the milliseconds; a text, of dates {@code 2024-03-02}; true or false. Null where
     * it is no text.
     */
    Object meaning(Object stored) {
        return switch (kind) {
            case WHOLE, REAL, FLAG, OTHER -> stored;
            case UNSIGNED -> unsigned((Number) stored);
            case DECIMAL -> decimal(stored);
            case TIME -> millis((Number) stored);
            case INT96 -> int96(bytes(stored));
            case INTERVAL -> interval(bytes(stored));
            case DATE -> LocalDate.ofEpochDay(((Number) stored).longValue()).toString();
            case TEXT -> stored instanceof CharSequence ? stored.toString() : text(bytes(stored));
        };
    }

    private static Number unsigned(Number stored) {
        if (stored instanceof Integer narrow) {
            return Integer.toUnsignedLong(narrow);
        }
        long wide = stored.longValue();
        return wide >= 0 ? (Number) wide : new BigDecimal(new BigInteger(Long.toUnsignedString(wide)));
    }

    private BigDecimal decimal(Object stored) {
        BigInteger digits =
                stored instanceof Number number ? BigInteger.valueOf(number.longValue()) : integer(bytes(stored));
        return new BigDecimal(digits, (int) factor);
    }

    private static BigInteger integer(ByteBuffer bytes) {
        byte[] digits = new byte[bytes.remaining()];
        bytes.get(digits);
        return new BigInteger(digits);
    }

    private Number millis(Number stored) {
        long count = stored.longValue();
        if (factor == NANOS_A_MILLI) {
            return count;
        }
        return whole(BigDecimal.valueOf(count).multiply(BigDecimal.valueOf(factor)));
    }

    private static Number int96(ByteBuffer bytes) {
        long nanos = bytes.getLong();
        long day = bytes.getInt() - JULIAN_DAY_OF_1970;
        return whole(BigDecimal.valueOf(day * MILLIS_A_DAY)
                .multiply(BigDecimal.valueOf(NANOS_A_MILLI))
                .add(BigDecimal.valueOf(nanos)));
    }

    // A month has no length; one in a time is told as it stands.
    private static Number interval(ByteBuffer bytes) {
        long months = Integer.toUnsignedLong(bytes.getInt());
        long days = Integer.toUnsignedLong(bytes.getInt());
        long millis = Integer.toUnsignedLong(bytes.getInt());
        return months == 0 ? (Number) (days * MILLIS_A_DAY + millis) : (Number) Double.POSITIVE_INFINITY;
    }

    private static Number whole(BigDecimal nanos) {
        BigDecimal millis = nanos.divide(BigDecimal.valueOf(NANOS_A_MILLI)).stripTrailingZeros();
        return millis.scale() <= 0
                        && millis.precision() - millis.scale()
                                < Long.toString(Long.MAX_VALUE).length()
                ? (Number) millis.longValueExact()
                : millis;
    }

    private static ByteBuffer bytes(Object stored) {
        ByteBuffer bytes = stored instanceof GenericFixed fixed
                ? ByteBuffer.wrap(fixed.bytes())
                : ((ByteBuffer) stored).duplicate();
        return bytes.order(ByteOrder.LITTLE_ENDIAN);
    }

    // Fixed lengths are filled up with zeros.
    private static String text(ByteBuffer bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString().replaceAll("\0+$", "");
        } catch (CharacterCodingException noText) {
            return null;
        }
    }
}
