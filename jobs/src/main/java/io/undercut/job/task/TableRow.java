package io.undercut.job.task;

import io.undercut.race.RaceId;
import io.undercut.stream.table.TableSchema;

/** A row of a table being filled in, column by column; what is never named stays unknown. */
final class TableRow {
    private final TableSchema table;
    private final Object[] values;

    TableRow(TableSchema table, RaceId race) {
        this.table = table;
        this.values = new Object[table.columns().size()];
        with(TableSchema.RACE, race.toString());
    }

    /** Fills in a column; a defect where the table has none of that name. */
    final TableRow with(String column, Object value) {
        values[table.index(column)] = value;
        return this;
    }

    Object[] values() {
        return values.clone();
    }
}
