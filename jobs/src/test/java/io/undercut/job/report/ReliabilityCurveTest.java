package io.undercut.job.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.undercut.zoo.evaluation.ScoredExample;
import io.undercut.zoo.example.KeyColumns;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReliabilityCurveTest {
    private static ScoredExample row(int lap, double[] labels, double... predicted) {
        return new ScoredExample(
                KeyColumns.lap("2024-01", 2024, "spa", "VER", "Team", 1, lap, "HARD"),
                new float[] {0},
                labels,
                1,
                predicted);
    }

    @Test
    void ofTwoClassesTheOneToBeFoundIsLookedAtHoweverRareItIs() {
        ReliabilityCurve curve = ReliabilityCurve.of(
                List.of(
                        row(1, new double[] {1, 0}, 0.96, 0.04),
                        row(2, new double[] {0, 1}, 0.92, 0.08),
                        row(3, new double[] {0, 1}, 0.25, 0.75)),
                List.of("stays", "pits"));

        assertThat(curve.of()).isEqualTo("pits");
        assertThat(curve.tenths()).containsExactly(0, 7);
        assertThat(curve.rows()).containsExactly(2, 1);
        assertThat(curve.mean().get(0)).isCloseTo(0.06, within(1e-12));
        assertThat(curve.share()).containsExactly(0.5, 1.0);
        assertThat(ChartText.reliability(curve))
                .startsWith("Reliability diagram of the class pits: of 2 tenths")
                .contains("has a mean of 6.0\u00a0% and came true in 50.0\u00a0%");
    }

    @Test
    void ofOneThatOneIsLookedAt() {
        ReliabilityCurve curve = ReliabilityCurve.of(
                List.of(row(1, new double[] {0}, 0.12), row(2, new double[] {1}, 0.18)), List.of("chosen"));

        assertThat(curve.of()).isEqualTo("chosen");
        assertThat(curve.tenths()).containsExactly(1);
        assertThat(curve.share()).containsExactly(0.5);
    }

    @Test
    void ofMoreTheLikeliestOfEachRow() {
        ReliabilityCurve curve = ReliabilityCurve.of(
                List.of(
                        row(1, new double[] {1, 0, 0}, 0.6, 0.2, 0.2),
                        row(2, new double[] {1, 0, 0}, 0.2, 0.2, 0.6),
                        row(3, new double[] {0, 0, 1}, 0, 0, 1)),
                List.of("a", "b", "c"));

        assertThat(curve.of()).isNull();
        assertThat(curve.tenths()).containsExactly(6, 9);
        assertThat(curve.share()).containsExactly(0.5, 1.0);
    }

    @Test
    void theCurveIsDrawnAndDescribedWhereProbabilitiesArePredicted() {
        String page = new ModelReport(SampleContent.classes()).page();

        assertThat(page)
                .contains("id=\"reliability\"", "Reliability diagram of each row", "\"reliability\":{\"of\":null");
        assertThat(new ModelReport(SampleContent.season()).page()).doesNotContain("id=\"reliability\"");
    }
}
