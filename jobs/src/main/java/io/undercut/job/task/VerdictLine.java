package io.undercut.job.task;

import io.undercut.fault.Phrase;
import io.undercut.zoo.evaluation.EvaluationResult;
import java.util.Locale;

/** A model's score in one line, for people. */
public final class VerdictLine {
    private VerdictLine() {}

    /** Score, baseline, and which of the two is better by how much; a single race is said to judge nothing. */
    public static String of(EvaluationResult result) {
        double mae = result.model().mae().value();
        double baseline = result.bestBaseline().mae().value();
        return String.format(
                Locale.ROOT,
                "MAE %.4f s on %s of %s; best baseline %.4f s (%s): %s",
                mae,
                Phrase.count(result.model().examples(), "lap"),
                Phrase.count(result.model().races(), "race"),
                baseline,
                result.bestBaselineName(),
                comparison(result, mae, baseline));
    }

    private static String comparison(EvaluationResult result, double mae, double baseline) {
        String better = mae <= baseline ? "better" : "worse";
        String share = baseline > 0
                ? String.format(Locale.ROOT, "%.1f %% %s", 100 * Math.abs(mae / baseline - 1), better)
                : better;
        if (result.model().races() == 1) {
            return share + ", but one race judges nothing";
        }
        return switch (result.verdict()) {
            case BETTER, WORSE -> share;
            case UNCLEAR -> share + ", which may be chance";
        };
    }
}
