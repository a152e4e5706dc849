package io.undercut.zoo.evaluation;

import java.util.List;
import java.util.Locale;

/** Figures of two classes that ask how well rows of the second are told from rows of the first. */
public enum BinaryMetric implements Metric {
    /** The area under the curve of true against false positives; see {@link RankedRows#areaUnderCurve}. */
    AUC(
            "AUC",
            "area under the ROC curve: the chance that of two rows of different classes the one of the second class"
                    + " has its higher probability; 0.5 is no knowledge") {
        @Override
        public RaceFigure over(List<List<ScoredExample>> races, double[] centre) {
            return RankedRows.of(races, BinaryMetric::second)::areaUnderCurve;
        }

        @Override
        public String lacking(List<List<ScoredExample>> races) {
            return "no row is of the " + (without(races, true) ? "second" : "first") + " class";
        }
    },

    /** The area under the curve of precision against recall; see {@link RankedRows#averagePrecision}. */
    AVERAGE_PRECISION(
            "average precision",
            "mean share of second-class rows among the rows above each of them; no knowledge is their share among all"
                    + " rows") {
        @Override
        public RaceFigure over(List<List<ScoredExample>> races, double[] centre) {
            return RankedRows.of(races, BinaryMetric::second)::averagePrecision;
        }

        @Override
        public String lacking(List<List<ScoredExample>> races) {
            return "no row is of the second class";
        }
    },

    /** 2 TP / (2 TP + FP + FN) of the second class, predicted where its probability is above 0.5; 0 where it neither is nor is predicted. */
    F1("F1", "harmonic mean of precision and recall of the second class, predicted above a probability of 0.5") {
        @Override
        public RaceFigure over(List<List<ScoredExample>> races, double[] centre) {
            return SummedMetric.figure(
                    races.stream().map(BinaryMetric::counts).toList(),
                    counts -> counts[1] == 0 ? 0 : 2 * counts[0] / counts[1]);
        }
    };

    private final String title;
    private final String description;

    BinaryMetric(String title, String description) {
        this.title = title;
        this.description = description;
    }

    private static double second(double[] classes) {
        return classes[1];
    }

    /** True positives; second-class rows and those predicted so. */
    private static double[] counts(List<ScoredExample> race) {
        double[] counts = new double[2];
        for (ScoredExample row : race) {
            boolean is = second(row.labels()) > 0.5;
            boolean predicted = second(row.predicted()) > 0.5;
            counts[0] += is && predicted ? row.weight() : 0;
            counts[1] += (is ? row.weight() : 0) + (predicted ? row.weight() : 0);
        }
        return counts;
    }

    private static boolean without(List<List<ScoredExample>> races, boolean second) {
        return races.stream()
                .flatMap(List::stream)
                .noneMatch(row -> row.weight() > 0 && second(row.labels()) > 0.5 == second);
    }

    @Override
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public boolean isLowerBetter() {
        return false;
    }

    @Override
    public boolean hasLabelsUnit() {
        return false;
    }
}
