package io.undercut.job.task;

import io.undercut.fault.Phrase;
import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.evaluation.EvaluationResult;
import io.undercut.zoo.evaluation.Metric;
import io.undercut.zoo.example.KeyColumns;
import java.util.Locale;

/** A model's score in one line, for people. */
public final class VerdictLine {
    private VerdictLine() {}

    /**
     * Score, baseline, and which of the two is better by how much; a single race is said to tell nothing.
     *
     * @param key what its rows are
     */
    public static String of(EvaluationResult result, ModelSignature signature, KeyColumns key) {
        Metric metric = result.ranking();
        double figure = result.model().of(metric).value();
        double baseline = result.bestBaseline().of(metric).value();
        String unit = unit(metric, signature);
        return String.format(
                Locale.ROOT,
                "%s %.4f%s on %s of %s; best baseline %.4f%s (%s): %s",
                metric.title(),
                figure,
                unit,
                Phrase.count(result.model().examples(), key.row()),
                Phrase.count(result.model().races(), key.groupWord()),
                baseline,
                unit,
                result.bestBaselineName(),
                comparison(result, figure, baseline));
    }

    private static String unit(Metric metric, ModelSignature signature) {
        String unit = signature.label().unit();
        return metric.hasLabelsUnit() && !unit.equals("1") ? " " + unit : "";
    }

    private static String comparison(EvaluationResult result, double figure, double baseline) {
        String better = figure == baseline || result.isAhead() ? "better" : "worse";
        String share = baseline > 0
                ? String.format(Locale.ROOT, "%.1f %% %s", 100 * Math.abs(figure / baseline - 1), better)
                : better;
        if (result.model().races() == 1) {
            return share + ", but one race tells nothing";
        }
        String test = result.areas() == null ? "" : " (" + result.areas().words() + ")";
        return switch (result.verdict()) {
            case BETTER, WORSE -> share + test;
            case UNCLEAR -> share + ", which may be chance" + test;
        };
    }
}
