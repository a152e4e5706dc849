package io.undercut.job.report;

import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.evaluation.Verdict;
import java.util.Locale;

/**
 * The verdict in words.
 *
 * @param word {@code better}, {@code unclear} or {@code worse}
 * @param mark a sign for it
 * @param headline {@code Better than the best baseline}
 * @param figures the figures behind the headline, in one sentence or two
 */
record VerdictText(String word, String mark, String headline, String figures) {
    static VerdictText of(EvaluationResult result, String labelsUnit, String groups) {
        Verdict verdict = result.verdict();
        return new VerdictText(
                verdict.name().toLowerCase(Locale.ROOT),
                mark(verdict),
                headline(verdict),
                figures(result, labelsUnit, groups));
    }

    static String mark(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "✓";
            case UNCLEAR -> "≈";
            case WORSE -> "✗";
        };
    }

    private static String headline(Verdict verdict) {
        return switch (verdict) {
            case BETTER -> "Better than the best baseline";
            case UNCLEAR -> "Not clearly different from the best baseline";
            case WORSE -> "Worse than the best baseline";
        };
    }

    private static String figures(EvaluationResult result, String labelsUnit, String groups) {
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
                        + ". Paired difference %s, 95 %% interval %s over %d %s."
                                .formatted(
                                        Figures.decimalWithUnit(
                                                result.difference().value(), unit),
                                        Figures.interval(result.difference()),
                                        result.model().races(),
                                        groups)
                        + (result.areas() == null ? "" : " " + result.areas().words() + ", two-sided, by rows.");
    }
}
