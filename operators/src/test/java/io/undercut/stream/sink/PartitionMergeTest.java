package io.undercut.stream.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.race.Lap;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.LapTable;
import io.undercut.stream.record.RecordReader;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.stream.table.RowCodec;
import io.undercut.stream.table.RowOrder;
import io.undercut.stream.table.Tables;
import io.undercut.testing.LapFixtures;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartitionMergeTest {
    private static final Lap FAST = LapFixtures.timed(2024, 1, "VER", 1, 88_000);
    private static final Lap SLOW = LapFixtures.timed(2024, 1, "VER", 1, 99_000);

    private final List<List<Object>> rows = new ArrayList<>();
    private final List<String> lost = new ArrayList<>();

    @Test
    void rowsComeOutSortedByKeyWhetherTheyWereHeldOrArrive() {
        Lap later = LapFixtures.full(2024, 2, "ALB", 1);
        Lap earlier = LapFixtures.full(2024, 1, "ZHO", 9);
        Lap second = LapFixtures.full(2024, 2, "ALB", 2);

        PartitionMerge merge =
                merged(ConflictPolicy.KEEP, List.of(second), List.of(arrived(later, 0, 1), arrived(earlier, 0, 2)));

        assertThat(rows).containsExactly(values(earlier), values(later), values(second));
        assertThat(merge.kept()).isEqualTo(2);
    }

    @Test
    void whatTheLakeHeldStaysUnlessTheNewestIsWanted() {
        PartitionMerge kept = merged(ConflictPolicy.KEEP, List.of(SLOW), List.of(arrived(FAST, 0, 1)));

        assertThat(rows).containsExactly(values(SLOW));
        assertThat(kept.conflicts()).isEqualTo(1);
        assertThat(kept.kept()).isZero();
        assertThat(lost)
                .singleElement()
                .asString()
                .startsWith(
                        "2024-01 VER lap 1 is there already: lap_time_ms is 99000 in the one that stands, 88000 here");
    }

    @Test
    void theNewestTakesThePlaceWhereItIsWanted() {
        PartitionMerge replaced = merged(ConflictPolicy.REPLACE, List.of(SLOW), List.of(arrived(FAST, 0, 1)));

        assertThat(rows).containsExactly(values(FAST));
        assertThat(replaced.conflicts()).isEqualTo(1);
        assertThat(replaced.kept()).isEqualTo(1);
        assertThat(replaced.examples()).singleElement().asString().contains("was replaced");
        assertThat(lost).isEmpty();
    }

    @Test
    void whatOneSourceDoesNotKnowIsFilledInByAnother() {
        Object[] held = LapTable.values(FAST).toArray();
        held[Tables.LAPS.index("position")] = null;

        PartitionMerge merge = mergedRows(ConflictPolicy.KEEP, List.<Object[]>of(held), List.of(arrived(FAST, 0, 1)));

        assertThat(merge.conflicts()).isZero();
        assertThat(merge.kept()).isEqualTo(1);
        assertThat(rows).containsExactly(values(FAST));
    }

    @ParameterizedTest
    @EnumSource(ConflictPolicy.class)
    void theSameContentAgainIsNoConflict(ConflictPolicy policy) {
        PartitionMerge merge = merged(policy, List.of(FAST), List.of(arrived(FAST, 0, 1), arrived(FAST, 1, 1)));

        assertThat(rows).containsExactly(values(FAST));
        assertThat(merge.conflicts()).isZero();
        assertThat(merge.kept()).isEqualTo(2);
        assertThat(merge.repeated()).isEqualTo(1);
    }

    @Test
    void ageDecidesInWhateverOrderRowsArrive() {
        ArrivedRow old = arrived(SLOW, 0, 7);
        ArrivedRow newer = arrived(FAST, 1, 3);

        merged(ConflictPolicy.REPLACE, List.of(), List.of(newer, old));
        merged(ConflictPolicy.REPLACE, List.of(), List.of(old, newer));
        merged(ConflictPolicy.KEEP, List.of(), List.of(newer, old));

        assertThat(rows).containsExactly(values(FAST), values(FAST), values(SLOW));
        assertThat(lost).hasSize(3);
    }

    @Test
    void rowsWithoutAPlaceAreToldApartByContent() {
        merged(ConflictPolicy.KEEP, List.of(), List.of(arrived(SLOW, 0, 0), arrived(FAST, 0, 0)));
        merged(ConflictPolicy.KEEP, List.of(), List.of(arrived(FAST, 0, 0), arrived(SLOW, 0, 0)));

        assertThat(rows.get(0)).isEqualTo(rows.get(1));
    }

    @Test
    void aKeyThatNothingTellsApartStopsTheImportBeforeItFillsTheMemory() {
        List<ArrivedRow> many = new ArrayList<>();
        for (int row = 0; row <= 10_000; row++) {
            many.add(arrived(FAST, 0, row));
        }

        assertThatThrownBy(() -> merged(ConflictPolicy.KEEP, List.of(), many))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("more than 10000 rows of table laps with key 2024-01 VER lap 1");
    }

    private PartitionMerge merged(ConflictPolicy policy, List<Lap> held, List<ArrivedRow> arrivals) {
        return mergedRows(
                policy, held.stream().map(lap -> LapTable.values(lap).toArray()).toList(), arrivals);
    }

    private PartitionMerge mergedRows(ConflictPolicy policy, List<Object[]> held, List<ArrivedRow> arrivals) {
        PartitionMerge merge = new PartitionMerge(
                Tables.LAPS,
                policy,
                new HeldRows(held.iterator()),
                row -> rows.add(java.util.Arrays.asList(row)),
                (row, reason) -> lost.add(reason));
        arrivals.stream().sorted(Comparator.comparingLong(ArrivedRow::order)).forEach(merge::arrive);
        merge.finish();
        return merge;
    }

    private static ArrivedRow arrived(Lap lap, int rank, long row) {
        Object[] values = LapTable.values(lap).toArray();
        return new ArrivedRow(
                0,
                1,
                new RowOrder(Tables.LAPS).prefix(values),
                new RowCodec(Tables.LAPS).encode(values),
                rank,
                row,
                null,
                null);
    }

    private static List<Object> values(Lap lap) {
        return LapTable.values(lap);
    }

    private record HeldRows(Iterator<Object[]> held) implements RecordReader<Object[]> {
        @Override
        public Object[] next() {
            return held.hasNext() ? held.next() : null;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
