package io.undercut.stream.feature.degradation;

import io.undercut.race.Lap;
import io.undercut.zoo.example.ExampleKey;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Reads one race: its forecasts, and what it adds to history. A plain function of the race's laps, in any order. */
public final class RaceReading {
    private static final int ANCHOR_LAPS = 3;
    private static final int RECENT_LAPS = 10;
    private static final int FEWEST_OWN_LAPS = 4;
    private static final int FEWEST_CARS = 3;
    private static final double UNKNOWN_POSITION = 10;

    private final RaceLaps laps;
    private final List<int[]> stints;
    private final double[] gain;
    private final double[] loss;
    private final int[] stintOf;

    private RaceReading(List<Lap> unsorted) {
        this.laps = new RaceLaps(unsorted);
        this.stints = laps.stints();
        this.gain = new double[laps.size()];
        this.loss = new double[laps.size()];
        this.stintOf = new int[laps.size()];
        Arrays.fill(gain, Double.NaN);
        for (int stint = 0; stint < stints.size(); stint++) {
            measureLosses(stint);
        }
    }

    /** The digest of a race. All laps must belong to one race; there must be one at least. */
    public static RaceDigest digest(List<Lap> race) {
        RaceReading reading = new RaceReading(race);
        Lap any = race.get(0);
        StintForecast[] forecasts = reading.stints.stream()
                .flatMap(rows -> reading.forecast(rows).stream())
                .toArray(StintForecast[]::new);
        SlopeSums[] sums = Arrays.stream(Rubber.values())
                .map(rubber -> reading.sum(row -> reading.laps.rubber(row) == rubber))
                .toArray(SlopeSums[]::new);
        return new RaceDigest(any.race().toString(), any.race().season(), circuit(race), forecasts, sums);
    }

    // Sources may differ in what they tell: one lap that knows the circuit is enough, the first by name of several.
    private static String circuit(List<Lap> race) {
        return race.stream()
                .map(Lap::circuit)
                .filter(Objects::nonNull)
                .min(Comparator.naturalOrder())
                .orElse(ExampleKey.UNKNOWN);
    }

    /** Loss on gain by the causal definition: what may be known of a stint while the race goes on. */
    private void measureLosses(int stint) {
        int[] rows = stints.get(stint);
        for (int row : rows) {
            stintOf[row] = stint;
        }
        int[] clean = Arrays.stream(rows).filter(laps::isCausallyClean).toArray();
        if (clean.length <= ANCHOR_LAPS) {
            return;
        }
        double age = mean(clean, laps::age);
        double seconds = meanSeconds(clean);
        for (int at = ANCHOR_LAPS; at < clean.length; at++) {
            gain[clean[at]] = laps.age(clean[at]) - age;
            loss[clean[at]] = laps.seconds(clean[at]) - seconds;
        }
    }

    private SlopeSums sum(IntPredicate wanted) {
        SlopeSums sums = SlopeSums.NONE;
        for (int row = 0; row < gain.length; row++) {
            if (!Double.isNaN(gain[row]) && wanted.test(row)) {
                sums = sums.plus(gain[row], loss[row]);
            }
        }
        return sums;
    }

    private List<StintForecast> forecast(int[] rows) {
        int[] clean = Arrays.stream(rows).filter(laps::isClean).toArray();
        if (clean.length <= ANCHOR_LAPS) {
            return List.of();
        }
        int last = clean[ANCHOR_LAPS - 1];
        long now = laps.endMs(last);
        double seconds = meanSeconds(clean);
        IntPredicate past = row -> laps.endMs(row) <= now;
        Rubber rubber = laps.rubber(last);
        List<Integer> recent = new ArrayList<>();
        SlopeSums recentSums = recentTrend(now, seconds, recent);
        int[] targets = Arrays.copyOfRange(clean, ANCHOR_LAPS, clean.length);
        Lap lap = laps.lap(last);
        return List.of(new StintForecast(
                lap.car().driver(),
                lap.car().team() == null ? ExampleKey.UNKNOWN : lap.car().team(),
                laps.stint(last),
                rubber.name(),
                shape(rows, clean, seconds, past),
                sum(past),
                sum(row -> past.test(row) && laps.rubber(row) == rubber),
                recentSums,
                recent.size(),
                seconds,
                mean(clean, laps::age),
                mean(clean, row -> laps.lap(row).lap()),
                Arrays.stream(targets).map(row -> laps.lap(row).lap()).toArray(),
                Arrays.stream(targets).map(laps::age).toArray(),
                Arrays.stream(targets).map(row -> laps.lap(row).times().lapMs()).toArray()));
    }

    /** Features that need this race only, in the order in which {@link DegradationExamples} takes them. */
    private double[] shape(int[] rows, int[] clean, double seconds, IntPredicate past) {
        int first = clean[0];
        int last = clean[ANCHOR_LAPS - 1];
        double[] anchor = IntStream.range(0, ANCHOR_LAPS)
                .mapToDouble(at -> laps.seconds(clean[at]))
                .toArray();
        Integer position = laps.lap(last).road().position();
        double[] own = IntStream.range(0, laps.size())
                .filter(row -> past.test(row)
                        && laps.isCausallyClean(row)
                        && laps.driver(row).equals(laps.driver(last))
                        && row != first
                        && row != clean[1]
                        && row != last)
                .mapToDouble(laps::seconds)
                .toArray();
        boolean few = own.length < FEWEST_OWN_LAPS;
        double ownBest = few ? 0 : seconds - Arrays.stream(own).min().orElseThrow();
        double ownRecent =
                few ? 0 : seconds - RaceLaps.median(Arrays.copyOfRange(own, Math.max(0, own.length - 5), own.length));
        long cleanSoFar = IntStream.range(0, laps.size())
                .filter(row -> past.test(row) && laps.isCausallyClean(row))
                .count();
        return new double[] {
            anchor[2] - anchor[0],
            Arrays.stream(anchor).min().orElseThrow() - seconds,
            Arrays.stream(anchor).max().orElseThrow() - seconds,
            Math.min(laps.stint(last), 4),
            laps.lap(first).lap() - laps.lap(rows[0]).lap(),
            position == null ? UNKNOWN_POSITION : position,
            clamp(ownBest, -5, 5),
            clamp(ownRecent, -5, 5),
            clamp(seconds - laps.bestSoFarSeconds(last), -1, 8),
            clamp(paceAgainstField(clean, past), -4, 4),
            cleanSoFar
        };
    }

    private double paceAgainstField(int[] clean, IntPredicate past) {
        double sum = 0;
        int count = 0;
        for (int at = 0; at < ANCHOR_LAPS; at++) {
            int own = clean[at];
            double[] others = IntStream.range(0, laps.size())
                    .filter(row -> laps.lap(row).lap() == laps.lap(own).lap()
                            && past.test(row)
                            && laps.isCausallyClean(row)
                            && !laps.driver(row).equals(laps.driver(own)))
                    .mapToDouble(laps::seconds)
                    .toArray();
            if (others.length >= FEWEST_CARS) {
                sum += laps.seconds(own) - RaceLaps.median(others);
                count++;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    /**
     * Lap time on lap number of all cars over the last ten laps, within stints: each stint's own mean is taken out first, and a lap's
     * deviation counts at most 2 s.
     */
    private SlopeSums recentTrend(long now, double seconds, List<Integer> recent) {
        double since = now - RECENT_LAPS * seconds * 1000;
        double[] count = new double[stints.size()];
        double[] lapSum = new double[stints.size()];
        double[] secondSum = new double[stints.size()];
        for (int row = 0; row < laps.size(); row++) {
            if (laps.isCausallyClean(row) && laps.endMs(row) <= now && laps.endMs(row) > since) {
                recent.add(row);
                count[stintOf[row]]++;
                lapSum[stintOf[row]] += laps.lap(row).lap();
                secondSum[stintOf[row]] += laps.seconds(row);
            }
        }
        SlopeSums sums = SlopeSums.NONE;
        for (int row : recent) {
            int stint = stintOf[row];
            double laterBy = laps.lap(row).lap() - lapSum[stint] / count[stint];
            double slowerBy = clamp(laps.seconds(row) - secondSum[stint] / count[stint], -2, 2);
            sums = sums.plus(laterBy, slowerBy);
        }
        return sums;
    }

    private double meanSeconds(int[] clean) {
        return (laps.seconds(clean[0]) + laps.seconds(clean[1]) + laps.seconds(clean[2])) / ANCHOR_LAPS;
    }

    private static double mean(int[] clean, java.util.function.IntUnaryOperator value) {
        return (double) (value.applyAsInt(clean[0]) + value.applyAsInt(clean[1]) + value.applyAsInt(clean[2]))
                / ANCHOR_LAPS;
    }

    private static double clamp(double value, double low, double high) {
        return Math.max(low, Math.min(high, value));
    }
}
