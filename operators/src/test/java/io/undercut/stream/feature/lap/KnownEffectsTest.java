package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.undercut.stream.feature.lap.PublishedSamples.Sample;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.ArrayRealVector;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.RealVector;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Compound, tire age and lap number explain lap times as an independent computation found: clean laps, lap time on these with a fixed effect
 * for each driver and race.
 */
class KnownEffectsTest {
    private static final Offset<Double> FOUR_DIGITS = within(0.00006);
    private static final Offset<Double> THREE_DIGITS = within(0.0006);

    @BeforeAll
    static void needTheRaces() {
        assumeThat(PublishedSamples.areAtHand())
                .as(
                        "%s is not there, beside the project or above: published races are not checked",
                        PublishedLaps.PLACE)
                .isTrue();
    }

    @Test
    void theFieldGrowsFasterByTheLapAndSlowerByTheAge() {
        Effects effects = Effects.of(sample -> sample.row().season() >= 2019);
        assertThat(effects.laps()).isEqualTo(92_367);
        assertThat(effects.of("d_SOFT")).isCloseTo(-0.1584, FOUR_DIGITS);
        assertThat(effects.of("d_HARD")).isCloseTo(-0.0375, FOUR_DIGITS);
        assertThat(effects.of("age_SOFT")).isCloseTo(0.0389, FOUR_DIGITS);
        assertThat(effects.of("age_MEDIUM")).isCloseTo(0.0295, FOUR_DIGITS);
        assertThat(effects.of("age_HARD")).isCloseTo(0.0294, FOUR_DIGITS);
        assertThat(effects.of("lap")).isCloseTo(-0.0482, FOUR_DIGITS);
        assertThat(effects.explained()).isCloseTo(0.537, THREE_DIGITS);
        assertThat(effects.meanAbsoluteError()).isCloseTo(0.467, THREE_DIGITS);
    }

    @Test
    void bahrainIsHardOnTires() {
        Effects effects = Effects.of(sample ->
                sample.row().season() >= 2022 && sample.row().circuit().equals("bahrain"));
        assertThat(effects.laps()).isEqualTo(2_512);
        assertThat(effects.of("age_SOFT")).isCloseTo(0.1418, FOUR_DIGITS);
        assertThat(effects.of("age_MEDIUM")).isCloseTo(0.1454, FOUR_DIGITS);
        assertThat(effects.of("age_HARD")).isCloseTo(0.1101, FOUR_DIGITS);
        assertThat(effects.of("lap")).isCloseTo(-0.0705, FOUR_DIGITS);
    }

    /** A regression within groups: every variable less its group's mean, then normal equations. */
    private record Effects(RealVector coefficients, double explained, double meanAbsoluteError, int laps) {
        private static final List<String> NAMES =
                List.of("d_SOFT", "d_HARD", "age_SOFT", "age_MEDIUM", "age_HARD", "lap");

        static Effects of(Predicate<Sample> wanted) {
            List<double[]> rows = new ArrayList<>();
            PublishedSamples.samples().stream()
                    .filter(wanted)
                    .filter(sample -> sample.label("label_is_clean") == 1)
                    .collect(Collectors.groupingBy(
                            sample -> sample.row().raceId() + sample.row().driver(),
                            TreeMap::new,
                            Collectors.mapping(Effects::variables, Collectors.toList())))
                    .values()
                    .forEach(group -> rows.addAll(centred(group)));
            int width = NAMES.size();
            RealMatrix squares = new Array2DRowRealMatrix(width, width);
            RealVector products = new ArrayRealVector(width);
            for (double[] row : rows) {
                for (int one = 0; one < width; one++) {
                    products.addToEntry(one, row[one] * row[width]);
                    for (int other = 0; other < width; other++) {
                        squares.addToEntry(one, other, row[one] * row[other]);
                    }
                }
            }
            RealVector solved = new LUDecomposition(squares).getSolver().solve(products);
            double left = 0;
            double all = 0;
            double absolute = 0;
            for (double[] row : rows) {
                double residual = row[width];
                for (int at = 0; at < width; at++) {
                    residual -= solved.getEntry(at) * row[at];
                }
                left += residual * residual;
                absolute += Math.abs(residual);
                all += row[width] * row[width];
            }
            return new Effects(solved, 1 - left / all, absolute / rows.size(), rows.size());
        }

        private static double[] variables(Sample sample) {
            double age = sample.feature("tire_age");
            double soft = sample.feature("on_soft");
            double hard = sample.feature("on_hard");
            return new double[] {
                soft,
                hard,
                age * soft,
                age * sample.feature("on_medium"),
                age * hard,
                sample.feature("lap_number"),
                sample.feature("lap_time_s")
            };
        }

        private static List<double[]> centred(List<double[]> group) {
            double[] mean = new double[group.get(0).length];
            group.forEach(row -> {
                for (int at = 0; at < mean.length; at++) {
                    mean[at] += row[at] / group.size();
                }
            });
            return group.stream()
                    .map(row -> {
                        double[] centred = row.clone();
                        for (int at = 0; at < mean.length; at++) {
                            centred[at] -= mean[at];
                        }
                        return centred;
                    })
                    .toList();
        }

        double of(String name) {
            return coefficients.getEntry(NAMES.indexOf(name));
        }
    }
}
