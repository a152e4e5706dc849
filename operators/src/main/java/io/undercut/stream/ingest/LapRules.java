package io.undercut.stream.ingest;

import io.undercut.race.Lap;
import io.undercut.stream.lake.Column;
import io.undercut.stream.lake.LapTable;
import io.undercut.stream.lake.Presence;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a single lap must obey to be kept: values where none may be missing, ranges, a clock that runs forward. */
public final class LapRules {
    private static final LapRules RULES = new LapRules(ValueRange.ofLaps());

    private final List<Column<Lap>> required = new ArrayList<>();
    private final Map<Column<Lap>, ValueRange> ranges = new LinkedHashMap<>();

    private LapRules(List<ValueRange> limits) {
        for (Column<Lap> column : LapTable.COLUMNS) {
            if (column.presence() == Presence.NEVER_NULL) {
                required.add(column);
            }
            limits.stream()
                    .filter(limit -> limit.column().equals(column.name()))
                    .findFirst()
                    .ifPresent(limit -> ranges.put(column, limit));
        }
    }

    /** The first thing wrong with a lap's values: which column, what value, what is allowed. */
    public static Optional<String> outOfRange(Lap lap) {
        for (Column<Lap> column : RULES.required) {
            if (column.value().apply(lap) == null) {
                return Optional.of(column.name() + " is null; must have a value");
            }
        }
        for (Map.Entry<Column<Lap>, ValueRange> entry : RULES.ranges.entrySet()) {
            Object value = entry.getKey().value().apply(lap);
            if (value instanceof Number number && !entry.getValue().contains(number)) {
                return Optional.of(entry.getKey().name() + " is " + value + "; must be within " + entry.getValue());
            }
        }
        return Optional.empty();
    }

    /** What is wrong with a lap's clock, if it ends before it starts. */
    public static Optional<String> backwards(Lap lap) {
        Long start = lap.times() == null ? null : lap.times().startMs();
        Long end = lap.times() == null ? null : lap.times().endMs();
        if (start != null && end != null && end < start) {
            return Optional.of("lap_end_ms is " + end + "; must be at least lap_start_ms, which is " + start);
        }
        return Optional.empty();
    }

    /** The first reason not to keep a lap. */
    public static Optional<String> problem(Lap lap) {
        return outOfRange(lap).or(() -> backwards(lap));
    }
}
