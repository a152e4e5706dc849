package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.export.SpelledValue;
import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.ColumnType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.function.UnaryOperator;

/**
 * Makes a column's stored values into a table's. What loses nothing is taken: 90000.0 as an integer, 1 as true, a time in any unit. What
 * would lose something is a data fault that names the value.
 *
 * @param column the table's column
 * @param type the file's
 * @param scale what a number of the file is multiplied by
 */
record StoredValue(ColumnSchema column, StoredType type, double scale) {
    /** Beyond it a number with that many bits has no digit left for each whole one. */
    private static final double EXACT_IN_64_BITS = 1L << 53;

    private static final double EXACT_IN_32_BITS = 1 << 24;

    /** How to make them; null and not-a-number become null. */
    static UnaryOperator<Object> decoder(ColumnSchema column, StoredType type, double scale) {
        StoredValue value = new StoredValue(column, type, type.isTime() ? 1 : scale);
        if (type.isText() && column.type() == ColumnType.TEXT) {
            return value.remembering();
        }
        return switch (column.type()) {
            case INTEGER -> value::integer;
            case LONG -> value::whole;
            case DECIMAL -> value::decimal;
            case TEXT -> value::text;
            case FLAG -> value::flag;
        };
    }

    /** A whole number that is needed to tell the race. */
    static int number(Object stored, StoredType type, String name) {
        ColumnSchema plain = new ColumnSchema(name, name, 1, ColumnType.INTEGER, null, null, null, null, null, null);
        Object number = stored == null ? null : new StoredValue(plain, type, 1).integer(stored);
        if (number == null) {
            throw Fault.data(name + " is null; must have a value");
        }
        return (Integer) number;
    }

    // Neighbours are mostly the same, and a text is looked at more than once to say what it means.
    private UnaryOperator<Object> remembering() {
        String[] last = new String[1];
        Object[] meaning = new Object[1];
        return stored -> {
            Object found = type.meaning(stored);
            if (found == null) {
                throw lost("no text in UTF-8", "text");
            }
            if (!found.equals(last[0])) {
                meaning[0] = SpelledValue.of(column, (String) found);
                last[0] = (String) found;
            }
            return meaning[0];
        };
    }

    // Of a text what it spells.
    private Object known(Object stored) {
        Object found = type.meaning(stored);
        if (!type.isText()) {
            return found;
        }
        if (found == null) {
            throw lost("no text in UTF-8", column.type().word());
        }
        return SpelledValue.of(column, (String) found);
    }

    private Integer integer(Object stored) {
        Long value = whole(stored);
        if (value != null && value != value.intValue()) {
            throw Fault.data(column.name() + " is " + value + "; must fit 32 bits");
        }
        return value == null ? null : (Integer) value.intValue();
    }

    private Long whole(Object stored) {
        Object found = known(stored);
        if (found == null) {
            return null;
        }
        if (found instanceof Boolean flag) {
            return flag ? 1L : 0L;
        }
        Number number = (Number) found;
        if (scale == 1) {
            return number instanceof Integer || number instanceof Long ? (Long) number.longValue() : exact(number);
        }
        double scaled = number.doubleValue() * scale;
        return Double.isNaN(scaled) ? null : (Long) Math.round(scaled);
    }

    private Long exact(Number number) {
        if (number instanceof BigDecimal decimal) {
            BigDecimal plain = decimal.stripTrailingZeros();
            if (plain.scale() > 0 || plain.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
                throw lost(plain.toPlainString() + (type.isTime() ? " ms" : ""), "a whole number");
            }
            return plain.longValueExact();
        }
        double value = number.doubleValue();
        if (Double.isNaN(value)) {
            return null;
        }
        if (value != Math.rint(value) || Double.isInfinite(value)) {
            throw lost(number.toString(), "a whole number");
        }
        int bits = number instanceof Float ? Float.SIZE : Double.SIZE;
        double most = number instanceof Float ? EXACT_IN_32_BITS : EXACT_IN_64_BITS;
        if (Math.abs(value) >= most) {
            throw Fault.data(column.name() + " is " + number + ", and a number of " + bits
                    + " bits has no room for each digit of it; write the column as integers");
        }
        return (long) value;
    }

    private Double decimal(Object stored) {
        Object found = known(stored);
        double value = found == null ? Double.NaN : ((Number) found).doubleValue() * scale;
        return Double.isNaN(value) ? null : (Double) value;
    }

    private Boolean flag(Object stored) {
        Object found = known(stored);
        if (found == null || found instanceof Boolean) {
            return (Boolean) found;
        }
        double number = ((Number) found).doubleValue();
        if (Double.isNaN(number)) {
            return null;
        }
        if (number != 0 && number != 1) {
            throw lost(found.toString(), "true, false, 1 or 0");
        }
        return number == 1;
    }

    private String text(Object stored) {
        Object found = type.meaning(stored);
        if (type.isTime()) {
            return date((Number) found);
        }
        if (found instanceof Number number) {
            Long whole =
                    number instanceof Integer || number instanceof Long ? (Long) number.longValue() : exact(number);
            return whole == null ? null : whole.toString();
        }
        return found.toString();
    }

    private String date(Number millis) {
        Instant time = Instant.ofEpochMilli(millis.longValue());
        String date = time.atOffset(ZoneOffset.UTC).toLocalDate().toString();
        if (!time.atOffset(ZoneOffset.UTC).toLocalTime().equals(java.time.LocalTime.MIDNIGHT)
                || !(millis instanceof Long)) {
            throw lost(time.toString(), "a date without a time of day, such as " + date);
        }
        return date;
    }

    private Fault lost(String value, String allowed) {
        return Fault.data(column.name() + " is " + value + "; must be " + allowed);
    }
}
