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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    /** Laps from 2022 on. Where a circuit has fewer than 150 laps on a compound, the compound has no terms; its laps count all the same. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "bahrain, -0.2214, 0.1418, 0.1454, 0.1157, 0.1101, -0.0705, 0.829, 0.317, 2512",
        "catalunya, -0.3385, 0.0951, 0.0738, 0.1633, 0.0537, -0.0517, 0.714, 0.381, 3036",
        "silverstone, -0.215, 0.0243, 0.0124, -0.1242, 0.0224, -0.0553, 0.771, 0.308, 1430",
        "spielberg, , , 0.038, 0.2831, 0.0244, -0.0303, 0.498, 0.362, 3136",
        "zandvoort, -0.1519, 0.0391, 0.0469, -0.1046, 0.0365, -0.0405, 0.686, 0.349, 3010",
        "austin, , , 0.0577, 0.4137, 0.0433, -0.0652, 0.72, 0.409, 2519",
        "suzuka, , , 0.0831, -0.2703, 0.1094, -0.079, 0.737, 0.427, 1378",
        "monza, , , 0.042, -0.1548, 0.0513, -0.0471, 0.539, 0.376, 2520",
        "lusail, , , -0.0228, -0.8567, 0.0246, -0.0636, 0.714, 0.43, 1291",
        "hungaroring, , , 0.0568, -0.0502, 0.0668, -0.0455, 0.686, 0.38, 2143",
        "yas-marina, , , 0.071, -0.0247, 0.0505, -0.0481, 0.638, 0.366, 2942",
        "monaco, , , 0.0274, -0.1701, 0.0289, -0.0558, 0.332, 0.599, 1829"
    })
    void everyCircuitWearsItsOwnWay(
            String circuit,
            Double soft,
            Double softAge,
            double mediumAge,
            double hard,
            double hardAge,
            double lap,
            double explained,
            double error,
            int laps) {
        Effects effects = Effects.of(sample ->
                sample.row().season() >= 2022 && sample.row().circuit().equals(circuit));
        assertThat(effects.laps()).isEqualTo(laps);
        assertThat(effects.names().contains("d_SOFT")).isEqualTo(soft != null);
        if (soft != null) {
            assertThat(effects.of("d_SOFT")).isCloseTo(soft, FOUR_DIGITS);
            assertThat(effects.of("age_SOFT")).isCloseTo(softAge, FOUR_DIGITS);
        }
        assertThat(effects.of("age_MEDIUM")).isCloseTo(mediumAge, FOUR_DIGITS);
        assertThat(effects.of("d_HARD")).isCloseTo(hard, FOUR_DIGITS);
        assertThat(effects.of("age_HARD")).isCloseTo(hardAge, FOUR_DIGITS);
        assertThat(effects.of("lap")).isCloseTo(lap, FOUR_DIGITS);
        assertThat(effects.explained()).isCloseTo(explained, THREE_DIGITS);
        assertThat(effects.meanAbsoluteError()).isCloseTo(error, THREE_DIGITS);
    }

    /** A regression within groups: every variable less its group's mean, then normal equations. */
    private record Effects(
            List<String> names, RealVector coefficients, double explained, double meanAbsoluteError, int laps) {
        private static final List<String> NAMES =
                List.of("d_SOFT", "d_HARD", "age_SOFT", "age_MEDIUM", "age_HARD", "lap", "lap_time");
        private static final int FEWEST_LAPS = 150;

        static Effects of(Predicate<Sample> wanted) {
            List<double[]> rows = new ArrayList<>();
            List<Sample> samples = PublishedSamples.samples().stream()
                    .filter(wanted)
                    .filter(sample -> sample.label("label_is_clean") == 1)
                    .toList();
            boolean hasSoft = samples.stream()
                            .filter(sample -> sample.feature("on_soft") == 1)
                            .count()
                    >= FEWEST_LAPS;
            List<String> names = NAMES.stream()
                    .filter(name -> hasSoft || !name.endsWith("SOFT"))
                    .toList();
            samples.stream()
                    .collect(Collectors.groupingBy(
                            sample -> sample.row().raceId() + sample.row().driver(),
                            TreeMap::new,
                            Collectors.mapping(sample -> variables(sample, names), Collectors.toList())))
                    .values()
                    .forEach(group -> rows.addAll(centred(group)));
            int width = names.size() - 1;
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
            return new Effects(names, solved, 1 - left / all, absolute / rows.size(), rows.size());
        }

        private static double[] variables(Sample sample, List<String> names) {
            return names.stream().mapToDouble(name -> variable(sample, name)).toArray();
        }

        private static double variable(Sample sample, String name) {
            double age = sample.feature("tire_age");
            return switch (name) {
                case "d_SOFT" -> sample.feature("on_soft");
                case "d_HARD" -> sample.feature("on_hard");
                case "age_SOFT" -> age * sample.feature("on_soft");
                case "age_MEDIUM" -> age * sample.feature("on_medium");
                case "age_HARD" -> age * sample.feature("on_hard");
                case "lap" -> sample.feature("lap_number");
                default -> sample.feature("lap_time_s");
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
            return coefficients.getEntry(names.indexOf(name));
        }
    }
}
