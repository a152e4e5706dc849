package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Compares a model with baselines on the same test rows. The answer depends on the set of rows and the seed, not on the rows' order.
 */
public final class Evaluation {
    private Evaluation() {}

    /**
     * Compares without oracles.
     *
     * @see #compare(List, List, List, long)
     */
    public static EvaluationResult compare(List<ScoredExample> test, List<? extends Baseline> baselines, long seed) {
        return compare(test, baselines, List.of(), seed);
    }

    /**
     * Scores the model, the baselines and the oracles, names the best baseline and cuts slices.
     *
     * @param test rows with the model's predictions, at least one
     * @param baselines fitted on earlier races, at least one, with distinct names
     * @param oracles predictors that saw the test labels; never the best baseline
     * @param seed seed of the resampled races
     */
    public static EvaluationResult compare(
            List<ScoredExample> test, List<? extends Baseline> baselines, List<? extends Baseline> oracles, long seed) {
        if (test.isEmpty()) {
            throw Fault.data("evaluation has no test rows; needs at least one race that training did not see");
        }
        if (baselines.isEmpty()) {
            throw Fault.configuration("evaluation has no baseline; needs at least one, such as flat");
        }
        requireDistinctNames(baselines);
        Scoring scoring = new Scoring(test, seed);
        List<RegressionScore> scores = baselines.stream().map(scoring::score).toList();
        int best = indexOfLowest(scores);
        return new EvaluationResult(
                scoring.model(),
                scores,
                oracles.stream().map(scoring::score).toList(),
                scores.get(best).name(),
                scoring.maeDifference(baselines.get(best)),
                slices(test, baselines.get(best), seed));
    }

    private static void requireDistinctNames(List<? extends Baseline> baselines) {
        List<String> names = baselines.stream().map(Baseline::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw Fault.configuration("baselines are " + Phrase.list(names) + "; every name must stand once");
        }
    }

    private static int indexOfLowest(List<RegressionScore> scores) {
        RegressionScore lowest = scores.stream()
                .min(Comparator.comparingDouble(score -> score.mae().value()))
                .orElseThrow();
        return scores.indexOf(lowest);
    }

    private static List<SliceScore> slices(List<ScoredExample> test, Baseline best, long seed) {
        List<SliceScore> slices = new ArrayList<>();
        for (SliceDimension dimension : SliceDimension.values()) {
            Map<String, List<ScoredExample>> groups = test.stream()
                    .collect(Collectors.groupingBy(
                            row -> dimension.groupOf(row.key()), TreeMap::new, Collectors.toList()));
            groups.forEach((group, rows) -> {
                Scoring scoring = new Scoring(rows, seed);
                slices.add(new SliceScore(dimension, group, scoring.model(), scoring.score(best)));
            });
        }
        return slices;
    }
}
