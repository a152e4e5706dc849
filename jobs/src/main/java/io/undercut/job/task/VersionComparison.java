package io.undercut.job.task;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * Two versions side by side, as it is printed.
 *
 * @param modelType the model type
 * @param a the first version
 * @param b the second
 * @param lineage what they were not made of alike
 * @param rows the rows that both were asked for
 * @param metrics both versions' figures, the first that they are ranked by
 * @param predictions how what they say differs
 * @param largest the rows that changed most
 * @param page the HTML page
 */
public record VersionComparison(
        String modelType,
        Side a,
        Side b,
        List<LineageChange> lineage,
        Rows rows,
        List<MetricPair> metrics,
        Predictions predictions,
        List<RowChange> largest,
        String page) {
    /** Copies the lists. */
    public VersionComparison {
        lineage = List.copyOf(lineage);
        metrics = List.copyOf(metrics);
        largest = List.copyOf(largest);
    }

    /**
     * One of the versions.
     *
     * @param latest whether {@code latest} points at it
     */
    public record Side(String version, Instant created, String sha256, boolean latest) {}

    /**
     * The rows: of races that neither version learned from.
     *
     * @param what one row is: a lap, a car
     * @param unit of the predicted number; 1 for a pure one
     */
    public record Rows(int count, int races, String what, String first, String last, String unit) {}

    /**
     * A metric of both.
     *
     * @param unit empty for a pure number
     * @param difference b's figure minus a's
     * @param low lower end of its 95 % interval, by the paired bootstrap over races
     * @param high upper end
     * @param verdict of b: BETTER, WORSE, or UNCLEAR where it may be chance
     */
    public record MetricPair(
            String metric,
            String title,
            String unit,
            double a,
            double b,
            double difference,
            double low,
            double high,
            String verdict) {}

    /**
     * What both say.
     *
     * @param outputs by what is predicted: a label, a class
     * @param otherClass the share of rows whose likeliest class is another one; null where there are no classes to choose from
     */
    public record Predictions(List<OutputPair> outputs, Double otherClass) {
        /** Copies the list. */
        public Predictions {
            outputs = List.copyOf(outputs);
        }
    }

    /**
     * One output over all rows.
     *
     * @param correlation Pearson's of a's and b's predictions; null where one says the same of every row
     * @param meanChange the mean of b minus a
     * @param meanSize the mean of its size
     */
    public record OutputPair(String output, Double correlation, double meanChange, double meanSize) {}

    /**
     * A row that changed.
     *
     * @param race its race
     * @param key what else tells which row it is: driver, team, compound, lap
     * @param output what changed most
     * @param a what the first version predicts
     * @param b what the second does
     * @param actual what came, 0 or 1 for a class
     */
    public record RowChange(String race, Map<String, String> key, String output, double a, double b, double actual) {
        /** b minus a. */
        public double change() {
            return b - a;
        }
    }
}
