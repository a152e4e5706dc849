package io.undercut.stream.feature.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.feature.outcome.RaceCard.Car;
import io.undercut.stream.table.TableSchema;
import io.undercut.stream.table.Tables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RaceSheetTest {
    private static final String RACE = "2024-05";

    private record Row(TableSchema table, Object[] values) {}

    @Test
    void theTablesComeTogetherOnOneCardInAnyOrder() {
        List<Row> rows = new ArrayList<>(List.of(
                row(Tables.RACES, Map.of("circuit", "shanghai")),
                row(
                        Tables.QUALIFYING,
                        Map.of(
                                "driver_id",
                                "ann",
                                "constructor",
                                "red",
                                "position",
                                2,
                                "q1_ms",
                                95_000,
                                "q2_ms",
                                94_000)),
                row(Tables.GRID, Map.of("driver_id", "ann", "constructor", "red", "position_text", "PL")),
                row(
                        Tables.RESULTS,
                        Map.of(
                                "driver_id",
                                "ann",
                                "driver_number",
                                7,
                                "constructor",
                                "scarlet",
                                "position",
                                1,
                                "position_text",
                                "1",
                                "points",
                                25.0)),
                row(Tables.SPRINT_RESULTS, Map.of("driver_id", "ann", "position", 1, "points", 8.0)),
                row(
                        Tables.RESULTS,
                        Map.of("driver_id", "ben", "driver_number", 8, "constructor", "blue", "position_text", "DNS")),
                row(
                        Tables.RESULTS,
                        Map.of(
                                "driver_id",
                                "cid",
                                "driver_number",
                                9,
                                "constructor",
                                "blue",
                                "position_text",
                                "DNF"))));
        for (int seed = 0; seed < 10; seed++) {
            Collections.shuffle(rows, new Random(seed));
            RaceCard card = card(rows);
            assertThat(card.circuit()).isEqualTo("shanghai");
            assertThat(card.list()).extracting(Car::driver).containsExactly("ann", "ben", "cid");
            Car ann = card.cars()[0];
            assertThat(ann.team()).as("qualifying tells it first").isEqualTo("red");
            assertThat(ann.start()).isEqualTo(new RaceCard.Start(2, 94_000, Double.NaN, 1));
            assertThat(ann.finish()).isEqualTo(new RaceCard.Finish(true, true, 1, 33));
            assertThat(card.cars()[1].finish().started()).isFalse();
            assertThat(card.cars()[1].start()).isEqualTo(RaceCard.Start.UNKNOWN);
            assertThat(card.cars()[2].finish().isLost()).isTrue();
        }
    }

    @Test
    void aDriverInTwoCarsHasTheBetterPlaceAndAllPoints() {
        RaceCard card = card(List.of(
                row(
                        Tables.RESULTS,
                        Map.of(
                                "driver_id",
                                "ann",
                                "driver_number",
                                2,
                                "constructor",
                                "red",
                                "position",
                                5,
                                "position_text",
                                "5",
                                "points",
                                1.0)),
                row(
                        Tables.RESULTS,
                        Map.of("driver_id", "ann", "driver_number", 4, "constructor", "red", "position_text", "DNF")),
                row(
                        Tables.RESULTS,
                        Map.of(
                                "driver_id",
                                "ann",
                                "driver_number",
                                6,
                                "constructor",
                                "red",
                                "position",
                                1,
                                "position_text",
                                "1",
                                "points",
                                4.0))));
        assertThat(card.cars()).hasSize(1);
        assertThat(card.cars()[0].finish()).isEqualTo(new RaceCard.Finish(true, true, 1, 5));
        assertThat(card.circuit()).isEqualTo("unknown");
    }

    @Test
    void aRaceThatOnlyTheCalendarKnowsHasNoCard() {
        RaceSheet sheet = new RaceSheet();
        add(sheet, row(Tables.RACES, Map.of("circuit", "shanghai")));
        assertThat(sheet.card(RACE)).isEmpty();
    }

    private static RaceCard card(List<Row> rows) {
        RaceSheet sheet = new RaceSheet();
        rows.forEach(row -> add(sheet, row));
        return sheet.card(RACE).orElseThrow();
    }

    private static void add(RaceSheet sheet, Row row) {
        sheet.add(row.table(), row.values());
    }

    private static Row row(TableSchema table, Map<String, Object> known) {
        Map<String, Object> values = new LinkedHashMap<>(known);
        values.put("race_id", RACE);
        return new Row(
                table,
                table.columns().stream()
                        .map(column -> values.get(column.name()))
                        .toArray());
    }
}
