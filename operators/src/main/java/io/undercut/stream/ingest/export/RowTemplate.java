package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import io.undercut.stream.table.ColumnSchema;
import io.undercut.stream.table.TableSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** How an export's fields become a table's columns; columns that nobody names stay null. */
final class RowTemplate implements RowMaker {
    private final TableSchema table;
    private final List<Part> parts = new ArrayList<>();
    private RaceId named;
    private String name;

    RowTemplate(TableSchema table) {
        this.table = table;
    }

    private record Part(int index, Function<Fields, Object> value) {}

    /** A column that is one field. */
    RowTemplate take(String column, String field, FieldKind kind) {
        return derive(column, from -> kind.of(from, field));
    }

    /** A column that must be made. */
    RowTemplate derive(String column, Function<Fields, Object> value) {
        parts.add(new Part(table.index(column), value));
        return this;
    }

    /** A column that is the same in every row. */
    RowTemplate always(String column, Object value) {
        return derive(column, from -> value);
    }

    /** The columns that tell the race, as many as the table has. */
    RowTemplate race(Function<Fields, RaceId> race) {
        derive(TableSchema.RACE, from -> name(race.apply(from)));
        if (table.has("season")) {
            derive("season", from -> race.apply(from).season());
            derive("round", from -> race.apply(from).round());
        }
        return this;
    }

    // Records of one race come together, and making its name for each would cost more than the rest of the row.
    private String name(RaceId race) {
        if (!race.equals(named)) {
            named = race;
            name = race.toString();
        }
        return name;
    }

    @Override
    public Optional<Object[]> row(Fields from) {
        Object[] row = new Object[table.columns().size()];
        for (Part part : parts) {
            row[part.index()] =
                    fitted(table.columns().get(part.index()), part.value().apply(from));
        }
        return Optional.of(row);
    }

    private static Object fitted(ColumnSchema column, Object value) {
        if (!(value instanceof Number number)) {
            return value;
        }
        return switch (column.type()) {
            case INTEGER -> {
                if (number.longValue() != number.intValue()) {
                    throw Fault.data(column.name() + " is " + number + "; must fit 32 bits");
                }
                yield number.intValue();
            }
            case LONG -> number.longValue();
            case DECIMAL -> number.doubleValue();
            case TEXT, FLAG -> throw Fault.defect("column " + column.name() + " was given a number", null);
        };
    }
}
