package io.undercut.job.report;

import io.undercut.zoo.evaluation.Explanation;
import io.undercut.zoo.evaluation.Gain;
import io.undercut.zoo.evaluation.Importance;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a model goes by, as tables with bars.
 *
 * @param quantities the weightiest
 * @param others how many more there are, in words; empty if none
 * @param lookback by lap; null where a model does not look back
 * @param gain by what splits have gained; null where a model has none
 * @param names the first three quantities, in words
 */
record ExplanationTable(List<Row> quantities, String others, Lookback lookback, ByGain gain, String names) {
    private static final int SHOWN = 15;
    private static final int NAMED = 3;

    /**
     * One line.
     *
     * @param name of what was dealt out anew, or split on
     * @param figure by how much the first metric was worse, or the share of the gain
     * @param percent of the weightiest, 0 … 100
     */
    record Row(String name, String figure, int percent) {}

    /**
     * The laps of a lookback.
     *
     * @param laps the newest first
     */
    record Lookback(List<Row> laps) {}

    /**
     * What splits have gained.
     *
     * @param gained the most first
     * @param fewer how many more there are, in words; empty if none
     * @param leading the first three quantities, in words
     */
    record ByGain(List<Row> gained, String fewer, String leading) {}

    /** That of an explanation; null where there is none. */
    static ExplanationTable of(Explanation explanation, String unit) {
        if (explanation.inputs().isEmpty()) {
            return null;
        }
        List<Row> all = rows(explanation.inputs(), unit);
        return new ExplanationTable(
                shown(all),
                more(all, "weigh"),
                explanation.laps().isEmpty() ? null : new Lookback(rows(explanation.laps(), unit)),
                explanation.gains().isEmpty() ? null : byGain(explanation.gains()),
                named(all));
    }

    private static List<Row> shown(List<Row> all) {
        return all.subList(0, Math.min(SHOWN, all.size()));
    }

    private static String more(List<Row> all, String verb) {
        return all.size() <= SHOWN ? "" : Figures.count(all.size() - SHOWN) + " more " + verb + " less";
    }

    private static String named(List<Row> all) {
        return all.stream().limit(NAMED).map(Row::name).collect(Collectors.joining(", "));
    }

    private static ByGain byGain(List<Gain> gains) {
        double most = gains.get(0).share();
        List<Row> all = gains.stream()
                .map(gain -> new Row(Figures.words(gain.name()), Figures.percent(gain.share()), (int)
                        Math.round(100 * gain.share() / most)))
                .toList();
        return new ByGain(shown(all), more(all, "gain"), named(all));
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
