package io.undercut.job.report;

import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Verdict;

/** The verdict in words. */
final class VerdictText {
    private VerdictText() {}

    /** {@code Better than the best baseline}. */
    static String headline(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "Better than the best baseline";
            case UNCLEAR -> "Not clearly different from the best baseline";
            case WORSE -> "Worse than the best baseline";
        };
    }

    /** The figures behind the headline, in one sentence or two. */
    static String figures(EvaluationResult result, String labelsUnit) {
        Metric metric = result.ranking();
        String unit = metric.hasLabelsUnit() ? labelsUnit : "1";
        double model = result.model().of(metric).value();
        double baseline = result.bestBaseline().of(metric).value();
        String figures = metric.title()
                + " %s against %s of the baseline “%s”"
                        .formatted(
                                Figures.decimalWithUnit(model, unit),
                                Figures.decimalWithUnit(baseline, unit),
                                Figures.words(result.bestBaselineName()));
        if (baseline > 0) {
            double change = model / baseline - 1;
            figures += " (%s %s)".formatted(Figures.percent(Math.abs(change)), change <= 0 ? "lower" : "higher");
        }
        return result.model().races() == 1
                ? figures + ". A single race allows no interval."
                : figures
                        + ". Paired difference %s, 95 %% interval %s over %d races."
                                .formatted(
                                        Figures.decimalWithUnit(
                                                result.difference().value(), unit),
                                        Figures.interval(result.difference()),
                                        result.model().races());
    }
}
