package io.undercut.job.command;

import io.undercut.stream.metric.TrainingMetrics;
import java.util.Locale;
import java.util.function.Function;

/**
 * How far a training is, in at most 80 columns. What is not known, such as the time left right after a restore, is left out.
 *
 * @param round rounds done
 * @param rounds rounds of the run
 * @param epoch passes over the data
 * @param loss mean training loss of the newest round
 * @param validationLoss as last computed
 * @param secondsLeft to the end at the present speed
 */
record TrainingLine(double round, double rounds, double epoch, double loss, double validationLoss, double secondsLeft) {
    private static final int COLUMNS = 80;
    private static final long MINUTE = 60;
    private static final long HOUR = 3600;
    private static final double LONGEST_SECONDS = 1e8;

    /** The line of a training's metrics, by their names; null is unknown. */
    static TrainingLine of(Function<String, Double> metrics) {
        return new TrainingLine(
                known(metrics.apply(TrainingMetrics.ROUND)),
                known(metrics.apply(TrainingMetrics.ROUNDS)),
                known(metrics.apply(TrainingMetrics.EPOCH)),
                known(metrics.apply(TrainingMetrics.LOSS)),
                known(metrics.apply(TrainingMetrics.VALIDATION_LOSS)),
                known(metrics.apply(TrainingMetrics.ETA_SECONDS)));
    }

    private static double known(Double value) {
        return value == null ? Double.NaN : value;
    }

    /** A line of its own. */
    String plain() {
        String text = String.format(Locale.ROOT, "  round %.0f of %.0f, epoch %.1f%s", round, rounds, epoch, figures());
        return text.substring(0, Math.min(COLUMNS, text.length()));
    }

    /** What stands beside a bar that shows the rounds. */
    String besideBar() {
        return figures().replaceFirst("^,", "").replace("validation", "val");
    }

    private String figures() {
        return figure(", loss %.4f", loss) + figure(", validation %.4f", validationLoss) + left();
    }

    private static String figure(String format, double value) {
        return Double.isFinite(value) ? String.format(Locale.ROOT, format, value) : "";
    }

    private String left() {
        // Also false of what is not a number.
        if (!(secondsLeft >= 0 && secondsLeft < LONGEST_SECONDS)) {
            return "";
        }
        long seconds = Math.round(secondsLeft);
        return seconds < MINUTE
                ? ", " + seconds + " s left"
                : String.format(
                        Locale.ROOT, ", %d:%02d:%02d left", seconds / HOUR, seconds % HOUR / MINUTE, seconds % MINUTE);
    }
}
