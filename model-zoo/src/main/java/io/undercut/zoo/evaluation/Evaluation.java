package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.ArrayList;
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
     * Scores the model, the baselines and the oracles, names the best baseline and cuts slices.
     *
     * @param test rows with the model's predictions, at least one
     * @param metrics at least one; predictors are ranked by the first
     * @param baselines fitted on earlier races, at least one, with distinct names
     * @param oracles predictors that saw the test labels; never the best baseline
     * @param slices by what results are cut
     * @param seed seed of the resampled races
     */
    public static EvaluationResult compare(
            List<ScoredExample> test,
            List<? extends Metric> metrics,
            List<? extends Baseline> baselines,
            List<? extends Baseline> oracles,
            List<SliceDimension> slices,
            long seed) {
        if (test.isEmpty()) {
            throw Fault.data("evaluation has no test rows; needs at least one race that training did not see");
        }
        if (baselines.isEmpty()) {
            throw Fault.configuration("evaluation has no baseline; needs at least one, such as flat");
        }
        requireDistinctNames(baselines);
        Scoring scoring = new Scoring(test, metrics, seed);
        List<Score> scores = baselines.stream().map(scoring::score).toList();
        int best = best(scores, metrics.get(0));
        return new EvaluationResult(
                scoring.model(),
                scores,
                oracles.stream().map(scoring::score).toList(),
                scores.get(best).name(),
                scoring.difference(baselines.get(best)),
                slices(test, metrics, baselines.get(best), slices, seed),
                List.copyOf(metrics));
    }

    /** Scores one predictor on rows, at least one. */
    public static Score score(List<ScoredExample> rows, List<? extends Metric> metrics, long seed) {
        return new Scoring(rows, metrics, seed).model();
    }

    private static void requireDistinctNames(List<? extends Baseline> baselines) {
        List<String> names = baselines.stream().map(Baseline::name).toList();
        if (names.stream().distinct().count() < names.size()) {
            throw Fault.configuration("baselines are " + Phrase.list(names) + "; every name must stand once");
        }
    }

    /** The place of the best; the first of equals. */
    private static int best(List<Score> scores, Metric metric) {
        int best = 0;
        for (int at = 1; at < scores.size(); at++) {
            if (EvaluationResult.isBetter(
                    metric,
                    scores.get(at).of(metric).value(),
                    scores.get(best).of(metric).value())) {
                best = at;
            }
        }
        return best;
    }

    private static List<SliceScore> slices(
            List<ScoredExample> test,
            List<? extends Metric> metrics,
            Baseline best,
            List<SliceDimension> dimensions,
            long seed) {
        List<SliceScore> slices = new ArrayList<>();
        for (SliceDimension dimension : dimensions) {
            Map<String, List<ScoredExample>> groups = test.stream()
                    .collect(Collectors.groupingBy(
                            row -> dimension.groupOf(row.key()), TreeMap::new, Collectors.toList()));
            groups.forEach((group, rows) -> {
                Scoring scoring = new Scoring(rows, metrics, seed);
                slices.add(new SliceScore(dimension, group, scoring.model(), scoring.score(best)));
            });
        }
        return slices;
    }
}
