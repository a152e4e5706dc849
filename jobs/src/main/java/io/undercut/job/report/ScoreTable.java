package io.undercut.job.report;

import io.undercut.zoo.evaluation.Estimate;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Score;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Model, baselines and oracles by metric.
 *
 * @param columns the metrics
 * @param rows the model first, oracles last
 * @param hasIntervals false where a single race allows none
 */
record ScoreTable(List<Column> columns, List<Row> rows, boolean hasIntervals) {
    /**
     * A metric.
     *
     * @param title its name
     * @param unit empty for a pure number
     */
    record Column(String title, String unit) {}

    /**
     * A predictor.
     *
     * @param role {@code model}, {@code baseline} or {@code oracle}
     * @param remark the role, where the name does not say it
     */
    record Row(String role, String name, String remark, List<Cell> cells) {}

    /**
     * A figure.
     *
     * @param best whether none in its column is better, oracles aside; the first of equals
     */
    record Cell(String figure, String interval, boolean best) {}

    static ScoreTable of(EvaluationResult result, String unit) {
        List<Score> competitors = new ArrayList<>(result.baselines());
        competitors.add(0, result.model());
        List<Row> rows = new ArrayList<>();
        List<Score> best = result.metrics().stream()
                .map(metric -> best(competitors, metric))
                .toList();
        competitors.forEach(score -> rows.add(row(score, result.metrics(), best, role(score, result))));
        result.oracles().forEach(score -> rows.add(row(score, result.metrics(), best, "oracle")));
        return new ScoreTable(
                result.metrics().stream()
                        .map(metric ->
                                new Column(metric.title(), unit.equals("1") || !metric.hasLabelsUnit() ? "" : unit))
                        .toList(),
                rows,
                result.model().races() > 1);
    }

    private static String role(Score score, EvaluationResult result) {
        return score == result.model() ? "model" : "baseline";
    }

    private static Row row(Score score, List<Metric> metrics, List<Score> best, String role) {
        List<Cell> cells = new ArrayList<>();
        for (int at = 0; at < metrics.size(); at++) {
            Estimate estimate = score.of(metrics.get(at));
            cells.add(new Cell(Figures.decimal(estimate.value()), Figures.interval(estimate), score == best.get(at)));
        }
        return new Row(role, Figures.words(score.name()), role.equals("model") ? "" : role, cells);
    }

    private static Score best(List<Score> scores, Metric metric) {
        Comparator<Score> figure =
                Comparator.comparingDouble(score -> score.of(metric).value());
        return scores.stream()
                .min(metric.isLowerBetter() ? figure : figure.reversed())
                .orElseThrow();
    }
}
