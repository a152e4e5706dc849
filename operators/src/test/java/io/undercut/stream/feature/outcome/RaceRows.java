package io.undercut.stream.feature.outcome;

import io.undercut.stream.feature.outcome.RaceCard.Car;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Races as the rows of tables that they are made of. */
public final class RaceRows {
    private RaceRows() {}

    /** Races drawn at random. */
    public static List<RaceCard> drawn(long seed) {
        return Championships.drawn(new Random(seed));
    }

    /** The rows of calendar, qualifying, grid and results. */
    public static List<ArrivedRow> of(List<RaceCard> races) {
        List<ArrivedRow> rows = new ArrayList<>();
        for (RaceCard race : races) {
            rows.add(row(Tables.RACES, race, Map.of("circuit", race.circuit())));
            for (Car car : race.cars()) {
                Map<String, Object> who = Map.of("driver_id", car.driver(), "constructor", car.team());
                rows.add(row(
                        Tables.QUALIFYING,
                        race,
                        who,
                        "position",
                        whole(car.start().qualifying()),
                        "q1_ms",
                        whole(car.start().bestMs())));
                rows.add(row(
                        Tables.GRID,
                        race,
                        who,
                        "position",
                        whole(car.start().grid()),
                        "position_text",
                        car.start().pitLane() == 1 ? "PL" : null));
                rows.add(row(
                        Tables.RESULTS,
                        race,
                        who,
                        "position",
                        whole(car.finish().position()),
                        "position_text",
                        car.finish().started() ? "any" : "DNS",
                        "points",
                        car.finish().points()));
            }
        }
        return rows;
    }

    private static Integer whole(double value) {
        return Double.isNaN(value) ? null : (Integer) (int) value;
    }

    private static ArrivedRow row(TableSchema table, RaceCard race, Map<String, Object> known, Object... more) {
        Map<String, Object> values = new HashMap<>(known);
        values.put("race_id", race.raceId());
        for (int at = 0; at < more.length; at += 2) {
            values.put((String) more[at], more[at + 1]);
        }
        Object[] row = table.columns().stream()
                .map(column -> values.get(column.name()))
                .toArray();
        return new ArrivedRow(Tables.ALL.indexOf(table), 0, 0, new RowCodec(table).encode(row), 0, 1, null, null);
    }
}
