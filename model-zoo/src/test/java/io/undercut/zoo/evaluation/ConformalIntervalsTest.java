package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConformalIntervalsTest {
    private static final List<String> NAMES = List.of("gap", "ahead");
    private static final IntervalBins BINS = IntervalBins.by("ahead", 2.0, 4.0);

    @Test
    void aBinIsAsWideAsItsErrorsAndOneRowMore() {
        List<ScoredExample> rows = new ArrayList<>();
        for (int error = 1; error <= 100; error++) {
            rows.add(row(1, error, 2, error % 2 == 0 ? error : -error));
            rows.add(row(1, error, 4, 10 * error));
        }

        ConformalIntervals intervals =
                ConformalIntervals.calibrated(BINS, NAMES, rows).orElseThrow();

        // The 91st smallest of 100, for ⌈101 · 0.9⌉ = 91; the last bin has no row and takes the 181st of all 200.
        assertThat(intervals.halfWidths()).containsExactly(91.0, 910.0, 810.0);
        assertThat(intervals.rows()).containsExactly(100, 100, 200);
        assertThat(intervals.races()).containsExactly("2023-01");
    }

    @Test
    void rowsWhoseInputIsUnknownAreInTheLastBinAndEdgesWithinTheirs() {
        assertThat(BINS.of(2f)).isZero();
        assertThat(BINS.of(2.1f)).isEqualTo(1);
        assertThat(BINS.of(9f)).isEqualTo(2);
        assertThat(BINS.of(Float.NaN)).isEqualTo(2);
    }

    @Test
    void newRowsOfTheSameKindAreWithinAsOftenAsPromisedAndRowsThatDoNotCountDoNotCount() {
        Random random = new Random(5);
        List<ScoredExample> calibration = drawn(random, 8);
        List<ScoredExample> test = drawn(random, 20);
        test.add(new ScoredExample(
                KeyColumns.lap("2023-01", 2023, "spa", "VER", "Team", 1, 999, "HARD"),
                new float[] {0, 1},
                new double[] {1e9},
                0,
                new double[] {0}));
        ConformalIntervals intervals =
                ConformalIntervals.calibrated(BINS, NAMES, calibration).orElseThrow();

        Coverage coverage = Coverage.of(intervals, NAMES, test, 42);

        assertThat(coverage.share().value()).isCloseTo(0.9, within(0.02));
        assertThat(coverage.share().low()).isLessThan(coverage.share().value());
        assertThat(coverage.share().high()).isGreaterThan(coverage.share().value());
        assertThat(coverage.parts()).extracting(Coverage.Part::upTo).containsExactly(2.0, 4.0, null);
        assertThat(coverage.parts()).allSatisfy(part -> assertThat(part.share()).isCloseTo(0.9, within(0.03)));
        assertThat(coverage.parts().get(2).halfWidth())
                .isGreaterThan(coverage.parts().get(0).halfWidth());
        assertThat(coverage.halfWidth())
                .isBetween(
                        coverage.parts().get(0).halfWidth(),
                        coverage.parts().get(2).halfWidth());
        Collections.shuffle(test, random);
        Collections.shuffle(calibration, random);
        assertThat(Coverage.of(
                        ConformalIntervals.calibrated(BINS, NAMES, calibration).orElseThrow(), NAMES, test, 42))
                .as("whatever the order of rows")
                .isEqualTo(coverage);
    }

    @Test
    void aFewRowsTellNoQuantile() {
        List<ScoredExample> few = drawn(new Random(5), 1).subList(0, 99);

        assertThat(ConformalIntervals.calibrated(BINS, NAMES, few)).isEqualTo(Optional.empty());
    }

    @Test
    void refusesWhatCouldNotStandRoundAPrediction() {
        assertThatThrownBy(() -> new ConformalIntervals(0.9, BINS, List.of(1.0, 2.0), List.of(1, 2), List.of()))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("must be 3 finite ones");
        assertThatThrownBy(
                        () -> new ConformalIntervals(0.9, BINS, List.of(1.0, -2.0, 1.0), List.of(1, 2, 3), List.of()))
                .isInstanceOf(Fault.class);
        assertThatThrownBy(() -> IntervalBins.by("ahead", 2.0, 2.0))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("must ascend");
    }

    /** Errors that grow with what lies ahead. */
    private static List<ScoredExample> drawn(Random random, int races) {
        List<ScoredExample> rows = new ArrayList<>();
        for (int race = 1; race <= races; race++) {
            for (int lap = 1; lap <= 300; lap++) {
                int ahead = 1 + random.nextInt(6);
                rows.add(row(race, lap, ahead, ahead * random.nextGaussian()));
            }
        }
        return rows;
    }

    private static ScoredExample row(int race, int lap, int ahead, double error) {
        return new ScoredExample(
                KeyColumns.lap("2023-%02d".formatted(race), 2023, "spa", "VER", "Team", 1, lap, "HARD"),
                new float[] {0, ahead},
                new double[] {0},
                1,
                new double[] {error});
    }
}
