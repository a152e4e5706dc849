package io.undercut.zoo.evaluation;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.math3.random.RandomGenerator;
import org.apache.commons.math3.random.Well19937c;
import org.apache.commons.math3.stat.descriptive.rank.Percentile;
import org.apache.commons.math3.stat.descriptive.rank.Percentile.EstimationType;

/**
 * The bootstrap over races (Efron's percentile interval, quantiles of type 7). Races, not laps: laps of a race share weather, track and
 * cars, and resampling laps would call chance knowledge. The draws are made once, so that every predictor meets the same resamples and
 * their differences are paired.
 */
final class RaceResampling {
    static final int RESAMPLES = 1_000;
    private static final double LOW_PERCENT = 2.5;
    private static final double HIGH_PERCENT = 97.5;

    private final int[] everyRace;
    private final List<int[]> draws;

    private RaceResampling(int[] everyRace, List<int[]> draws) {
        this.everyRace = everyRace;
        this.draws = draws;
    }

    /** Draws as many races as there are, with replacement, a thousand times. */
    static RaceResampling of(int races, long seed) {
        RandomGenerator random = new Well19937c(seed);
        List<int[]> draws = Stream.generate(() -> IntStream.range(0, races)
                        .map(race -> random.nextInt(races))
                        .toArray())
                .limit(RESAMPLES)
                .toList();
        return new RaceResampling(IntStream.range(0, races).toArray(), draws);
    }

    /** The statistic on all races, and its interval over the draws. The statistic gets indices of races. */
    Estimate estimate(ToDoubleFunction<int[]> statistic) {
        double[] resampled = draws.stream().mapToDouble(statistic).toArray();
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(resampled);
        return new Estimate(
                statistic.applyAsDouble(everyRace),
                percentile.evaluate(LOW_PERCENT),
                percentile.evaluate(HIGH_PERCENT));
    }
}
