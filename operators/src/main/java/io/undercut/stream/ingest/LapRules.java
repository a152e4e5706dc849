package io.undercut.stream.ingest;

import io.undercut.race.Lap;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.table.Tables;
import java.util.Optional;

/** What a single lap must obey to be kept: the rules of the {@code laps} table. */
public final class LapRules {
    private static final TableRules RULES = new TableRules(Tables.LAPS);

    private LapRules() {}

    /** The first reason not to keep a lap. */
    public static Optional<String> problem(Lap lap) {
        return RULES.problem(LapTable.values(lap).toArray());
    }
}
