package io.undercut.zoo.evaluation;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares a model with baselines on the same test rows. The answer depends on the set of rows and the seed, not on the rows' order.
 */
public final class Evaluation {
    private static final Logger LOG = LoggerFactory.getLogger(Evaluation.class);
    private static final String MODEL = "model";

    private Evaluation() {}

    /**
     * Scores the model, the baselines and the oracles, names the best baseline and cuts slices.
     *
     * @param test rows with the model's predictions, at least one, of whole groups
     * @param yardstick metrics, and how predictions are settled. A metric that the test rows have no figure of, such as one of events where
     *     there was none, is left out with a warning; the first must have one
     * @param baselines fitted on earlier races, at least one, with distinct names
     * @param oracles predictors that saw the test labels; never the best baseline
     * @param slices by what results are cut, where the rows tell it; a slice without a figure of the first metric is left out
     * @param seed seed of the resampled races
     */
    public static EvaluationResult compare(
            List<ScoredExample> test,
            Yardstick yardstick,
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
        Predictions predictions = new Predictions(test, yardstick.settlement());
        List<ScoredExample> model = predictions.ofModel();
        Scoring scoring = new Scoring(model, yardstick.metrics(), seed);
        Score own = scoring.score(MODEL, model);
        List<Metric> metrics = metrics(yardstick, own, model);
        List<Score> scores = scores(baselines, scoring, predictions);
        Baseline best = baselines.get(best(scores, metrics.get(0)));
        List<ScoredExample> bests = predictions.of(best);
        return new EvaluationResult(
                own,
                scores,
                scores(oracles, scoring, predictions),
                best.name(),
                scoring.difference(model, bests),
                slices.stream()
                        .filter(dimension -> dimension.cuts(model.get(0).key()))
                        .flatMap(dimension -> slices(dimension, model, bests, best.name(), metrics, seed))
                        .toList(),
                metrics,
                metrics.get(0) == BinaryMetric.AUC ? AreaComparison.of(best.name(), model, bests) : null);
    }

    /** The same, of rows that each stand for themselves. */
    public static EvaluationResult compare(
            List<ScoredExample> test,
            List<? extends Metric> metrics,
            List<? extends Baseline> baselines,
            List<? extends Baseline> oracles,
            List<SliceDimension> slices,
            long seed) {
        return compare(test, Yardstick.of(metrics), baselines, oracles, slices, seed);
    }

    /** Scores one predictor on rows, at least one, of whole groups. A metric that they have no figure of is left out. */
    public static Score score(List<ScoredExample> rows, Yardstick yardstick, long seed) {
        List<ScoredExample> settled = yardstick.settlement().settled(rows);
        return new Scoring(settled, yardstick.metrics(), seed).score(MODEL, settled);
    }

    /**
     * One predictor's figure of the first metric less another's, with the interval over races of the difference: both meet the same
     * resamples, so that what makes a race hard for both cancels.
     *
     * @param one predictions of rows, at least one, of whole groups, that have such a figure
     * @param other predictions of the same rows
     */
    public static Estimate difference(
            List<ScoredExample> one, List<ScoredExample> other, Yardstick yardstick, long seed) {
        List<ScoredExample> settled = yardstick.settlement().settled(one);
        return new Scoring(settled, yardstick.metrics(), seed)
                .difference(settled, yardstick.settlement().settled(other));
    }

    /** The same, of rows that each stand for themselves. */
    public static Score score(List<ScoredExample> rows, List<? extends Metric> metrics, long seed) {
        return score(rows, Yardstick.of(metrics), seed);
    }

    /**
     * Scores two predictors of the same rows side by side.
     *
     * @param one rows as the first predicts them, at least one, of whole groups
     * @param other the same rows as the second does
     * @param yardstick metrics, and how predictions are settled; as in {@link #compare}
     * @param slices by what results are cut
     * @param seed seed of the resampled races
     */
    public static PairedScore pair(
            List<ScoredExample> one,
            List<ScoredExample> other,
            Yardstick yardstick,
            List<SliceDimension> slices,
            long seed) {
        List<ScoredExample> first = yardstick.settlement().settled(one);
        List<ScoredExample> second = yardstick.settlement().settled(other);
        Scoring scoring = new Scoring(first, yardstick.metrics(), seed);
        Score score = scoring.score(MODEL, first);
        List<Metric> metrics = metrics(yardstick, score, first);
        Map<String, Estimate> differences = new LinkedHashMap<>();
        metrics.forEach(metric -> differences.put(metric.word(), scoring.difference(metric, second, first)));
        return new PairedScore(
                score,
                scoring.score(MODEL, second),
                differences,
                slices.stream()
                        .flatMap(dimension -> slices(dimension, second, first, MODEL, metrics, seed))
                        .toList(),
                metrics);
    }

    /** Who predicts what for the test rows, by key; made anew each time, for a season of rows is large. */
    private record Predictions(List<ScoredExample> rows, Settlement settlement) {
        List<ScoredExample> ofModel() {
            return settlement.settled(rows);
        }

        List<ScoredExample> of(Baseline baseline) {
            return settlement.settled(
                    rows.stream().map(row -> row.predictedBy(baseline)).toList());
        }
    }

    /** The metrics that the rows have a figure of. */
    private static List<Metric> metrics(Yardstick yardstick, Score model, List<ScoredExample> rows) {
        List<Metric> found = new ArrayList<>();
        for (Metric metric : yardstick.metrics()) {
            if (model.find(metric).isPresent()) {
                found.add(metric);
                continue;
            }
            String why = metric.lacking(Scoring.byRace(rows));
            if (metric.equals(yardstick.ranking())) {
                throw Fault.data("the test races have no %s, by which predictors are ranked: %s; test on more races"
                        .formatted(metric.title(), why));
            }
            LOG.warn("{} is left out: {}", metric.title(), why);
        }
        return found;
    }

    private static List<Score> scores(List<? extends Baseline> predictors, Scoring scoring, Predictions predictions) {
        return predictors.stream()
                .map(predictor -> scoring.score(predictor.name(), predictions.of(predictor)))
                .toList();
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

    private static Stream<SliceScore> slices(
            SliceDimension dimension,
            List<ScoredExample> model,
            List<ScoredExample> bests,
            String best,
            List<Metric> metrics,
            long seed) {
        Map<String, List<ScoredExample>> others = byGroup(dimension, bests);
        return byGroup(dimension, model).entrySet().stream()
                .map(group -> {
                    Scoring scoring = new Scoring(group.getValue(), metrics, seed);
                    return new SliceScore(
                            dimension,
                            group.getKey(),
                            scoring.score(MODEL, group.getValue()),
                            scoring.score(best, others.get(group.getKey())));
                })
                .filter(slice -> slice.model().find(metrics.get(0)).isPresent());
    }

    private static Map<String, List<ScoredExample>> byGroup(SliceDimension dimension, List<ScoredExample> rows) {
        return rows.stream()
                .collect(Collectors.groupingBy(row -> dimension.groupOf(row.key()), TreeMap::new, Collectors.toList()));
    }
}
