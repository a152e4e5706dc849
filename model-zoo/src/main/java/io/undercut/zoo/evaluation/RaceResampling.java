package io.undercut.zoo.evaluation;

import java.util.List;
import java.util.Optional;
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

    /**
     * The figure on all races, and its interval over the draws that have one: a draw without, such as one in which nothing happened, tells
     * nothing of the figure. Empty where all races together have none; where no draw has one the interval collapses to the figure.
     */
    Optional<Estimate> estimate(RaceFigure figure) {
        double value = figure.of(everyRace);
        if (Double.isNaN(value)) {
            return Optional.empty();
        }
        double[] resampled = draws.stream()
                .mapToDouble(figure::of)
                .filter(drawn -> !Double.isNaN(drawn))
                .toArray();
        if (resampled.length == 0) {
            return Optional.of(new Estimate(value, value, value));
        }
        Percentile percentile = new Percentile().withEstimationType(EstimationType.R_7);
        percentile.setData(resampled);
        return Optional.of(new Estimate(value, percentile.evaluate(LOW_PERCENT), percentile.evaluate(HIGH_PERCENT)));
    }
}
