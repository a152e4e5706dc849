package io.undercut.stream.table;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.lake.Partition;
import io.undercut.stream.record.LapTable;
import io.undercut.testing.RandomRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TablesTest {
    static List<TableSchema> tables() {
        return Tables.ALL;
    }

    @Test
    void theTablesOfTheContractAreThere() {
        assertThat(Tables.ALL)
                .extracting(TableSchema::name)
                .contains(
                        "laps",
                        "telemetry",
                        "results",
                        "qualifying",
                        "pit_stops",
                        "weather",
                        "track_status",
                        "races",
                        "grid",
                        "sprint_results");
    }

    @Test
    void everyColumnOfALapIsDeclaredInItsPlace() {
        assertThat(LapTable.COLUMNS)
                .extracting(Column::name)
                .isEqualTo(
                        Tables.LAPS.columns().stream().map(ColumnSchema::name).toList());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void aKeyIsNeverNullAndNumbersInItHaveARange(TableSchema table) {
        assertThat(table.key()).allSatisfy(key -> {
            ColumnSchema column = table.column(key);
            assertThat(column.presence()).isEqualTo(Presence.NEVER_NULL);
            assertThat(column.type() == ColumnType.TEXT || column.range().size() == 2)
                    .isTrue();
        });
        assertThat(table.columns())
                .allSatisfy(column -> assertThat(column.about()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("tables")
    void theOrderOfTwoRowsIsNeverContradictedByTheirPrefixes(TableSchema table) {
        Random random = new Random(7);
        RowOrder order = new RowOrder(table);
        List<Object[]> rows = new ArrayList<>();
        for (int count = 0; count < 400; count++) {
            rows.add(RandomRows.of(table, random));
        }
        rows.sort(order);

        List<Long> prefixes = rows.stream().map(order::prefix).toList();

        assertThat(prefixes).isSorted().allMatch(prefix -> prefix >= 0);
    }

    @ParameterizedTest
    @MethodSource("tables")
    void rowsSurviveTheirBytes(TableSchema table) {
        Random random = new Random(11);
        RowCodec codec = new RowCodec(table);
        for (int count = 0; count < 50; count++) {
            Object[] row = RandomRows.of(table, random);

            assertThat(codec.decode(codec.encode(row))).isEqualTo(row);
        }
    }

    @Test
    void telemetrysOrderIsToldByThePrefixAlone() {
        RowOrder order = new RowOrder(Tables.TELEMETRY);
        Object[] one = new Object[Tables.TELEMETRY.columns().size()];
        one[0] = "2025-02";
        one[1] = "VER";
        one[2] = 7;
        one[3] = 130;
        Object[] next = Arrays.copyOf(one, one.length);
        next[3] = 131;

        assertThat(order.prefix(next)).isEqualTo(order.prefix(one) + 1);
        assertThat(order.text(next)).isEqualTo("2025-02 VER lap 7 t_ms 131");
    }

    @Test
    void aPartitionIsKnownByItsKey() {
        for (Partition partition : List.of(
                new Partition("laps", 1950, null),
                new Partition("telemetry", 2025, "2025-00"),
                new Partition("races", 2026, null))) {
            assertThat(Partition.ofKey(partition.key())).isEqualTo(partition);
        }
        assertThat(new Partition("telemetry", 2025, "2025-02")).hasToString("telemetry/season=2025/race_id=2025-02");
    }
}
