package io.undercut.job.report;

import io.undercut.zoo.evaluation.Explanation;
import io.undercut.zoo.evaluation.Importance;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model goes by, as tables with bars.
 *
 * @param quantities the weightiest
 * @param others how many more there are, in words; empty if none
 * @param lookback by lap; null where a model does not look back
 * @param names the first three quantities, in words
 */
record ExplanationTable(List<Row> quantities, String others, Lookback lookback, String names) {
    private static final int SHOWN = 15;
    private static final int NAMED = 3;

    /**
     * One line.
     *
     * @param name of what was dealt out anew
     * @param figure by how much the first metric was worse
     * @param percent of the weightiest, 0 … 100
     */
    record Row(String name, String figure, int percent) {}

    /**
     * The laps of a lookback.
     *
     * @param laps the newest first
     */
    record Lookback(List<Row> laps) {}

    /** That of an explanation; null where there is none. */
    static ExplanationTable of(Explanation explanation, String unit) {
        if (explanation.inputs().isEmpty()) {
            return null;
        }
        List<Row> all = rows(explanation.inputs(), unit);
        int more = all.size() - Math.min(SHOWN, all.size());
        return new ExplanationTable(
                all.subList(0, all.size() - more),
                more == 0 ? "" : Figures.count(more) + " more weigh less",
                explanation.laps().isEmpty() ? null : new Lookback(rows(explanation.laps(), unit)),
                all.stream().limit(NAMED).map(Row::name).collect(Collectors.joining(", ")));
    }

    private static List<Row> rows(List<Importance> weights, String unit) {
        double most = weights.stream().mapToDouble(Importance::worsening).max().orElse(0);
        return weights.stream()
                .map(weight -> new Row(
                        Figures.words(weight.name()),
                        Figures.decimalWithUnit(weight.worsening(), unit),
                        most > 0 ? (int) Math.round(100 * Math.max(0, weight.worsening()) / most) : 0))
                .toList();
    }
}
