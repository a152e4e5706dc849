package io.undercut.stream.feature.lap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.undercut.stream.feature.lap.PublishedSamples.Sample;
import io.undercut.stream.ingest.parquet.PublishedLaps;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** From rows and labels of real races come the baselines that an independent computation gave. */
class KnownBaselinesTest {
    private static final Offset<Double> THREE_DIGITS = within(0.0005);
    private static final Offset<Double> FOUR_DIGITS = within(0.00005);
    private static final double FUEL_S_PER_LAP = 0.048;
    private static final List<Sample> SAMPLES = new ArrayList<>();
    private static final List<String> ODD = new ArrayList<>();

    @BeforeAll
    static void readTheRaces() {
        assumeThat(PublishedSamples.areAtHand())
                .as(
                        "%s is not there, beside the project or above: published races are not checked",
                        PublishedLaps.PLACE)
                .isTrue();
        SAMPLES.addAll(PublishedSamples.samples());
        ODD.addAll(PublishedSamples.odd());
    }

    @Test
    void everyLapHasARowWithinItsRangesButOneThatTookNoTime() {
        assertThat(SAMPLES).hasSize(20_356 + 23_646 + 16_993 + 23_693 + 22_131 + 23_343 + 24_407 + 1_065 - 1);
        // The lake's own rules keep the lap of number 0 out.
        assertThat(ODD).containsExactly("lap_number is 0.0 in 2018-14/HAR/0", "BACKWARDS 2021-08/STR/5");
    }

    @Test
    void theNextLapIsLikeThisOne() {
        List<Sample> all =
                SAMPLES.stream().filter(sample -> !Double.isNaN(error(sample))).toList();
        List<Sample> clean = all.stream()
                .filter(sample -> sample.label("label_is_clean") == 1 && sample.label("label_next_is_clean") == 1)
                .toList();
        assertThat(all).hasSize(147_205);
        assertThat(clean).hasSize(94_813);
        assertThat(mean(all, sample -> Math.abs(error(sample)))).isCloseTo(2.688, THREE_DIGITS);
        assertThat(mean(clean, sample -> Math.abs(error(sample)))).isCloseTo(0.348, THREE_DIGITS);
        List<Sample> test = clean.stream().filter(Sample::isTest).toList();
        assertThat(test).hasSize(16_680);
        assertThat(mean(test, sample -> Math.abs(error(sample)))).isCloseTo(0.343, THREE_DIGITS);
        assertThat(SAMPLES.stream()
                        .filter(Sample::isTest)
                        .filter(sample -> !Double.isNaN(sample.label("label_next_change_s"))))
                .as("the rows of its label")
                .hasSameSizeAs(test)
                .allMatch(sample -> Math.abs(sample.label("label_next_change_s") - error(sample)) < 1e-4);
        assertThat(StrictMath.sqrt(mean(test, sample -> error(sample) * error(sample))))
                .isCloseTo(0.528, THREE_DIGITS);
    }

    @Test
    void theLossToWearIsThatOfTireDegradation() {
        List<Sample> rows = SAMPLES.stream()
                .filter(sample -> sample.isTest() && !Double.isNaN(sample.label("label_stint_loss_s")))
                .toList();
        assertThat(rows).hasSize(15_313);
        assertThat(mean(rows, sample -> Math.abs(sample.label("label_stint_loss_s"))))
                .isCloseTo(0.6741, FOUR_DIGITS);
    }

    @Test
    void oldTiresComeOff() {
        List<Sample> rows = pitRows(true);
        assertThat(rows).hasSize(24_140);
        assertThat(mean(rows, sample -> sample.label("label_pit_within_5"))).isCloseTo(0.1437, FOUR_DIGITS);
        assertThat(mean(rows, sample -> sample.label("label_pit_within_1"))).isCloseTo(0.0304, FOUR_DIGITS);
        assertThat(area(rows, sample -> sample.feature("tire_age"))).isCloseTo(0.592, THREE_DIGITS);
        assertThat(area(rows, sample -> sample.feature("tire_age_vs_typical"))).isCloseTo(0.610, THREE_DIGITS);
    }

    /** The known hazard knows the typical ages of the seasons it is learned from; our feature knows earlier seasons' only, and is better. */
    @Test
    void theHazardOfAStopIsAsKnown() {
        Map<String, Double> typical = SAMPLES.stream()
                .filter(sample -> sample.row().season() < 2024 && sample.feature("pit_in") == 1)
                .filter(sample -> !Double.isNaN(sample.feature("tire_age")))
                .collect(Collectors.groupingBy(
                        KnownBaselinesTest::place,
                        Collectors.collectingAndThen(
                                Collectors.toList(),
                                stops -> Numbers.median(values(stops, stop -> stop.feature("tire_age"))))));
        assertHazard(
                sample -> sample.feature("tire_age") / typical.getOrDefault(place(sample), Double.NaN), 0.736, 0.112);
        assertHazard(sample -> sample.feature("tire_age_vs_typical"), 0.752, 0.110);
    }

    private static void assertHazard(ToDoubleFunction<Sample> age, double area, double brier) {
        List<Sample> rows = pitRows(true);
        Hazard hazard = new Hazard(pitRows(false), age);
        double constant = mean(rows, sample -> sample.label("label_pit_within_5"));
        assertThat(area(rows, hazard::of)).isCloseTo(area, within(0.004));
        assertThat(mean(rows, sample -> squared(sample.label("label_pit_within_5") - hazard.of(sample))))
                .isCloseTo(brier, within(0.001))
                .isLessThan(constant * (1 - constant));
    }

    private static String place(Sample sample) {
        return sample.row().circuit() + " " + sample.row().compound();
    }

    @Test
    void stintsSlopeAsMuchAsKnown() {
        double[] slopes = slopes(Sample::isTest);
        assertThat(slopes).hasSize(843);
        assertThat(Numbers.mean(slopes)).isCloseTo(0.0071, FOUR_DIGITS);
        assertThat(meanSize(slopes, 0)).isCloseTo(0.0476, FOUR_DIGITS);
        assertThat(meanSize(slopes, FUEL_S_PER_LAP)).isCloseTo(0.0678, FOUR_DIGITS);
        List<Stint> earlier = stints(sample -> sample.row().season() < 2024);
        List<Stint> test = stints(Sample::isTest);
        assertThat(meanSize(slopes, -median(earlier, stint -> true))).isCloseTo(0.0495, FOUR_DIGITS);
        assertThat(meanError(test, stint -> median(earlier, stint::isOnSameCompound)))
                .isCloseTo(0.049, FOUR_DIGITS);
        // A circuit counts from eight stints on.
        assertThat(meanError(test, stint -> {
                    long here = earlier.stream().filter(stint::isHere).count();
                    return median(earlier, here < 8 ? stint::isOnSameCompound : stint::isHere);
                }))
                .isCloseTo(0.0476, FOUR_DIGITS);
    }

    private static double meanError(List<Stint> stints, ToDoubleFunction<Stint> forecast) {
        return Numbers.mean(stints.stream()
                .mapToDouble(stint -> Math.abs(stint.slope() - forecast.applyAsDouble(stint)))
                .toArray());
    }

    private static double median(List<Stint> stints, Predicate<Stint> wanted) {
        return Numbers.median(
                stints.stream().filter(wanted).mapToDouble(Stint::slope).toArray());
    }

    private record Stint(String circuit, String compound, double slope) {
        boolean isOnSameCompound(Stint other) {
            return other.compound.equals(compound);
        }

        boolean isHere(Stint other) {
            return other.compound.equals(compound) && other.circuit.equals(circuit);
        }
    }

    private static double[] slopes(Predicate<Sample> wanted) {
        return stints(wanted).stream().mapToDouble(Stint::slope).toArray();
    }

    private static List<Stint> stints(Predicate<Sample> wanted) {
        return SAMPLES.stream()
                .filter(wanted)
                .filter(sample -> sample.label("label_is_clean") == 1)
                .collect(Collectors.groupingBy(
                        sample -> sample.row().raceId()
                                + sample.row().driver()
                                + sample.row().stint(),
                        TreeMap::new,
                        Collectors.toList()))
                .values()
                .stream()
                .filter(stint -> stint.size() >= 8)
                .map(stint -> new Stint(
                        stint.get(0).row().circuit(),
                        stint.get(0).row().compound(),
                        Numbers.slope(
                                values(stint, sample -> sample.feature("tire_age")),
                                values(stint, sample -> sample.feature("lap_time_s")),
                                8)))
                .filter(stint -> !Double.isNaN(stint.slope()))
                .toList();
    }

    private static double meanSize(double[] slopes, double more) {
        return Arrays.stream(slopes).map(slope -> Math.abs(slope + more)).sum() / slopes.length;
    }

    private static List<Sample> pitRows(boolean test) {
        return SAMPLES.stream()
                .filter(sample -> test ? sample.isTest() : sample.row().season() < 2024)
                .filter(sample -> !Double.isNaN(sample.label("label_pit_within_5")))
                .toList();
    }

    private static double error(Sample sample) {
        return sample.label("label_next_lap_s") - sample.feature("lap_time_s");
    }

    private static double squared(double value) {
        return value * value;
    }

    private static double[] values(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return samples.stream().mapToDouble(value).toArray();
    }

    private static double mean(List<Sample> samples, ToDoubleFunction<Sample> value) {
        return Numbers.mean(values(samples, value));
    }

    /** Area under the ROC curve for a stop within five laps, ties shared (Mann and Whitney); unknown scores lowest. */
    private static double area(List<Sample> samples, ToDoubleFunction<Sample> score) {
        TreeMap<Double, int[]> counts = new TreeMap<>();
        for (Sample sample : samples) {
            double of = score.applyAsDouble(sample);
            counts.computeIfAbsent(Double.isNaN(of) ? -1 : of, key -> new int[2])[
                    (int) sample.label("label_pit_within_5")]++;
        }
        double below = 0;
        double won = 0;
        double positives = 0;
        for (int[] count : counts.values()) {
            won += count[1] * (below + count[0] / 2.0);
            below += count[0];
            positives += count[1];
        }
        return won / (below * positives);
    }

    /** Share of stops within five laps by tire age over the typical one and laps remaining, drawn towards the mean. */
    private static final class Hazard {
        private static final double STRENGTH = 20;

        private final Map<Integer, double[]> cells = new TreeMap<>();
        private final ToDoubleFunction<Sample> relativeAge;
        private final double mean;

        Hazard(List<Sample> train, ToDoubleFunction<Sample> relativeAge) {
            this.relativeAge = relativeAge;
            for (Sample sample : train) {
                double[] cell = cells.computeIfAbsent(cell(sample), key -> new double[2]);
                cell[0] += sample.label("label_pit_within_5");
                cell[1]++;
            }
            mean = mean(train, sample -> sample.label("label_pit_within_5"));
        }

        double of(Sample sample) {
            double[] cell = cells.getOrDefault(cell(sample), new double[2]);
            return (cell[0] + STRENGTH * mean) / (cell[1] + STRENGTH);
        }

        private int cell(Sample sample) {
            double age = relativeAge.applyAsDouble(sample);
            int row = Double.isNaN(age) ? -1 : (int) Math.min(24, Math.floor(age * 10));
            int column = (int) Math.min(15, Math.floor((sample.feature("laps_remaining") - 1) / 5));
            return row * 100 + column;
        }
    }
}
