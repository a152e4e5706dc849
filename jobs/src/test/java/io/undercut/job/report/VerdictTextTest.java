package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.zoo.evaluation.Baseline;
import io.undercut.zoo.evaluation.Evaluation;
import io.undercut.zoo.evaluation.FlatBaseline;
import io.undercut.zoo.evaluation.RegressionMetric;
import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerdictTextTest {
    /** Labels of 1 s in some races, where the flat baseline says 0 and so is 1 s off. */
    private static VerdictText of(int races, double predicted) {
        List<ScoredExample> rows = new ArrayList<>();
        for (int race = 1; race <= races; race++) {
            for (int lap = 4; lap < 8; lap++) {
                rows.add(new ScoredExample(
                        KeyColumns.lap("2024-%02d".formatted(race), 2024, "spa", "VER", "Team", 1, lap, "HARD"),
                        new float[] {lap},
                        new double[] {1},
                        1,
                        new double[] {predicted}));
            }
        }
        List<Baseline> baselines = List.of(new FlatBaseline());
        return VerdictText.of(
                Evaluation.compare(rows, List.of(RegressionMetric.values()), baselines, List.of(), List.of(), 42),
                "s",
                "races");
    }

    @Test
    void aSmallerErrorIsLowerAndBetter() {
        assertThat(of(5, 0.75).headline()).isEqualTo("Better than the best baseline");
        assertThat(of(5, 0.75).figures()).contains("baseline “flat” (75.0", "lower)", "over 5 races");
        assertThat(of(5, 0.75).mark()).isEqualTo("✓");
    }

    @Test
    void aLargerErrorIsHigherAndWorse() {
        assertThat(of(5, 3).headline()).isEqualTo("Worse than the best baseline");
        assertThat(of(5, 3).figures()).contains("(100.0", "higher)");
        assertThat(of(5, 3).word()).isEqualTo("worse");
    }

    @Test
    void aSingleRaceAllowsNoInterval() {
        assertThat(of(1, 0.75).figures()).endsWith(". A single race allows no interval.");
    }
}
