package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import io.undercut.stream.lake.ColumnSchema;
import io.undercut.stream.lake.TableSchema;
import java.time.LocalDate;
import java.util.List;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.schema.MessageType;

/** Turns a record of a matched file into a row of its table. Null, not-a-number and a column the file lacks read as null. */
final class RowDecoder {
    private final TableSchema table;
    private final int[] positions;
    private final boolean[] dates;
    private final double[] scales;
    private final int season;
    private final int round;
    private RaceId race;
    private String told;

    RowDecoder(TableMatch match) {
        this.table = match.table();
        MessageType file = match.projection();
        List<ColumnSchema> columns = table.columns();
        this.positions = new int[columns.size()];
        this.dates = new boolean[columns.size()];
        this.scales = new double[columns.size()];
        for (int index = 0; index < positions.length; index++) {
            ColumnSchema column = columns.get(index);
            String name = match.naming().nameOf(column);
            boolean there = match.naming().covers(column) && file.containsField(name);
            positions[index] = there ? file.getFieldIndex(name) : -1;
            scales[index] = match.naming().scaleOf(column);
            dates[index] = there && StoredType.isDate(file.getType(name));
        }
        this.season = file.containsField("season") ? file.getFieldIndex("season") : -1;
        this.round = file.containsField("round") ? file.getFieldIndex("round") : -1;
    }

    /** Decodes a record; a value that does not fit its column is a data fault that says which and why. */
    Object[] decode(GenericRecord from) {
        Object[] row = new Object[positions.length];
        for (int index = 1; index < row.length; index++) {
            if (positions[index] >= 0) {
                row[index] = value(table.columns().get(index), scales[index], from.get(positions[index]), dates[index]);
            }
        }
        row[0] = race(from);
        return row;
    }

    private String race(GenericRecord from) {
        Object stated = positions[0] < 0 ? null : from.get(positions[0]);
        if (season < 0 || round < 0) {
            return stated == null ? null : stated.toString();
        }
        int year = number(from, season, "season");
        int event = number(from, round, "round");
        // Rows of one race come together; making its name for each of them would cost more than the rest of the row.
        if (race == null || race.season() != year || race.round() != event) {
            race = new RaceId(year, event);
            told = race.toString();
        }
        if (stated != null && !stated.toString().equals(told)) {
            throw Fault.data("race_id is '" + stated + "'; season and round make it " + told);
        }
        return told;
    }

    private static int number(GenericRecord from, int position, String column) {
        if (!(from.get(position) instanceof Number number)) {
            throw Fault.data(column + " is null; must have a value");
        }
        if (number.longValue() != number.intValue()) {
            throw Fault.data(column + " is " + number + "; must fit 32 bits");
        }
        return number.intValue();
    }

    private static Object value(ColumnSchema column, double scale, Object found, boolean date) {
        if (found == null) {
            return null;
        }
        return switch (column.type()) {
            case INTEGER -> integer(column, scale, (Number) found);
            case LONG -> whole(scale, (Number) found);
            case DECIMAL -> decimal(scale, (Number) found);
            case TEXT ->
                date ? LocalDate.ofEpochDay(((Number) found).longValue()).toString() : found.toString();
            case FLAG -> found;
        };
    }

    private static Integer integer(ColumnSchema column, double scale, Number found) {
        Long value = whole(scale, found);
        if (value != null && value != value.intValue()) {
            throw Fault.data(column.name() + " is " + value + "; must fit 32 bits");
        }
        return value == null ? null : (Integer) value.intValue();
    }

    private static Long whole(double scale, Number found) {
        if (scale == 1) {
            return found.longValue();
        }
        double scaled = found.doubleValue() * scale;
        return Double.isNaN(scaled) ? null : (Long) Math.round(scaled);
    }

    private static Double decimal(double scale, Number found) {
        double value = found.doubleValue() * scale;
        return Double.isNaN(value) ? null : (Double) value;
    }
}
