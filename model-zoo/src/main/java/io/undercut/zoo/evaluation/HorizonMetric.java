package io.undercut.zoo.evaluation;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** Figures of whether an event comes within the horizon: of all classes but the last, which is later. */
public enum HorizonMetric implements Metric {
    /** The area under the ROC curve; see {@link RankedRows#areaUnderCurve}. */
    WITHIN_AUC(
            "AUC within the horizon",
            "the chance that of two rows the one whose event comes within the horizon is predicted likelier; 0.5 is no"
                    + " knowledge",
            false) {
        @Override
        public RaceFigure over(List<List<ScoredExample>> races, double[] centre) {
            return RankedRows.of(races, HorizonMetric::within)::areaUnderCurve;
        }
    },

    /** The area under the curve of precision against recall; see {@link RankedRows#averagePrecision}. */
    WITHIN_AVERAGE_PRECISION(
            "average precision within the horizon",
            "mean share of rows with an event within the horizon among those predicted as likely; no knowledge is"
                    + " their share among all",
            false) {
        @Override
        public RaceFigure over(List<List<ScoredExample>> races, double[] centre) {
            return RankedRows.of(races, HorizonMetric::within)::averagePrecision;
        }
    },

    /** Mean squared distance of the probability from 1 where the event comes within the horizon, else from 0; within 0 … 1. */
    WITHIN_BRIER(
            "Brier score within the horizon",
            "mean squared distance of the probability within the horizon from what came, 0 … 1",
            true) {
        @Override
        public RaceFigure over(List<List<ScoredExample>> races, double[] centre) {
            return summed(races, new double[2], HorizonMetric::addSquare, sums -> sums[1] / sums[0]);
        }
    },

    /** How far the probability is from how often the event came within the horizon, over fifteen bins of it. */
    WITHIN_CALIBRATION_ERROR(
            "calibration error within the horizon",
            "expected calibration error: how far the probability within the horizon is from how often the event came",
            true) {
        @Override
        public RaceFigure over(List<List<ScoredExample>> races, double[] centre) {
            return summed(
                    races,
                    CalibrationBins.none(),
                    (row, sums) ->
                            CalibrationBins.add(within(row.predicted()), within(row.labels()), row.weight(), sums),
                    CalibrationBins::error);
        }
    };

    private final String title;
    private final String description;
    private final boolean loss;

    HorizonMetric(String title, String description, boolean loss) {
        this.title = title;
        this.description = description;
        this.loss = loss;
    }

    private interface Term {
        void add(ScoredExample row, double[] sums);
    }

    /** One less later: a sum of the others would tell equal ones apart by its last bits. */
    private static double within(double[] classes) {
        return 1 - classes[classes.length - 1];
    }

    private static void addSquare(ScoredExample row, double[] sums) {
        double off = within(row.predicted()) - within(row.labels());
        sums[0] += row.weight();
        sums[1] += row.weight() * off * off;
    }

    private static RaceFigure summed(
            List<List<ScoredExample>> races, double[] none, Term term, ToDoubleFunction<double[]> value) {
        return SummedMetric.figure(
                races.stream()
                        .map(race -> {
                            double[] sums = none.clone();
                            race.forEach(row -> term.add(row, sums));
                            return sums;
                        })
                        .toList(),
                value);
    }

    @Override
    public String lacking(List<List<ScoredExample>> races) {
        boolean none =
                races.stream().flatMap(List::stream).noneMatch(row -> row.weight() > 0 && within(row.labels()) > 0);
        return none ? "no row has its event within the horizon" : "every row has its event within the horizon";
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
        return loss;
    }

    @Override
    public boolean hasLabelsUnit() {
        return false;
    }
}
