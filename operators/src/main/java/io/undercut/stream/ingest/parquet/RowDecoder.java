package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.avro.generic.GenericRecord;
import org.apache.parquet.schema.MessageType;

/** Turns a record of a matched file into a row of its table. Null, not-a-number and a column the file lacks read as null. */
final class RowDecoder {
    private static final String SEASON = "season";
    private static final String ROUND = "round";

    private final TableSchema table;
    private final int[] positions;
    private final Object[] folders;
    private final List<UnaryOperator<Object>> decoders = new ArrayList<>();
    private final List<Twin> twins = new ArrayList<>();
    private final TableMatch match;
    private final int season;
    private final int round;
    private RaceId race;
    private String told;

    /**
     * A column that the file has under both its names.
     *
     * @param index its place in the row
     * @param position the other one's in the file
     * @param names both
     */
    private record Twin(int index, int position, UnaryOperator<Object> decoder, String names) {
        Object merged(Object value, GenericRecord from) {
            Object stored = from.get(position);
            Object other = stored == null ? null : decoder.apply(stored);
            if (value != null && other != null && !value.equals(other)) {
                throw Fault.data(
                        names + " are one column and say " + value + " and " + other + "; leave one of them out");
            }
            return value == null ? other : value;
        }
    }

    RowDecoder(TableMatch match) {
        this.table = match.table();
        MessageType file = match.projection();
        List<ColumnSchema> columns = table.columns();
        this.positions = new int[columns.size()];
        this.folders = new Object[columns.size()];
        this.match = match;
        for (int index = 0; index < positions.length; index++) {
            ColumnSchema column = columns.get(index);
            String name = match.naming().nameOf(column);
            boolean there = match.naming().covers(column) && file.containsField(name);
            positions[index] = there ? file.getFieldIndex(name) : -1;
            folders[index] = match.isInFolder(name) && match.naming().covers(column)
                    ? match.folders().of(column, name)
                    : null;
            decoders.add(
                    there
                            ? StoredValue.decoder(
                                    column, match.type(name), match.naming().scaleOf(column))
                            : UnaryOperator.identity());
        }
        twins(file);
        this.season = file.containsField(SEASON) ? file.getFieldIndex(SEASON) : -1;
        this.round = file.containsField(ROUND) ? file.getFieldIndex(ROUND) : -1;
    }

    private void twins(MessageType file) {
        for (int index = 0; index < positions.length; index++) {
            ColumnSchema column = table.columns().get(index);
            String other = match.naming().otherNameOf(column, table).orElse(null);
            if (positions[index] >= 0 && other != null && file.containsField(other)) {
                twins.add(new Twin(
                        index,
                        file.getFieldIndex(other),
                        StoredValue.decoder(
                                column, match.type(other), match.naming().otherScaleOf(column)),
                        match.naming().nameOf(column) + " and " + other));
            }
        }
    }

    /** Decodes a record; a value that does not fit its column is a data fault that says which and why. */
    Object[] decode(GenericRecord from) {
        Object[] row = folders.clone();
        for (int index = 1; index < row.length; index++) {
            if (positions[index] >= 0) {
                Object stored = from.get(positions[index]);
                row[index] = stored == null ? null : decoders.get(index).apply(stored);
            }
        }
        for (Twin twin : twins) {
            row[twin.index()] = twin.merged(row[twin.index()], from);
        }
        row[0] = race(from);
        return row;
    }

    private String race(GenericRecord from) {
        Object stored = positions[0] < 0 ? null : from.get(positions[0]);
        Object stated = stored == null ? folders[0] : decoders.get(0).apply(stored);
        if (!isTold(season, SEASON) || !isTold(round, ROUND)) {
            return stated == null ? null : stated.toString();
        }
        int year = number(from, season, SEASON);
        int event = number(from, round, ROUND);
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

    private boolean isTold(int position, String column) {
        return position >= 0 || match.isInFolder(column);
    }

    private int number(GenericRecord from, int position, String column) {
        if (position < 0) {
            return (Integer) match.folders().of(Tables.LAPS.column(SEASON), column);
        }
        return StoredValue.number(from.get(position), match.type(column), column);
    }
}
