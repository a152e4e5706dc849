package io.undercut.job.report;

import java.util.ArrayList;
import java.util.List;

/**
 * Loss by round, thinned so that a long training stays light.
 *
 * @param steps rounds, or epochs where there was only one round
 * @param stepName {@code round} or {@code epoch}
 * @param train training loss by step
 * @param validation validation loss by step, null where none was measured
 */
record LossCurve(List<Integer> steps, String stepName, List<Double> train, List<Double> validation) {
    private static final int MOST_POINTS = 500;

    static LossCurve of(List<LossPoint> losses) {
        boolean oneRound = losses.stream().mapToInt(LossPoint::round).distinct().count() <= 1;
        List<Integer> steps = new ArrayList<>();
        List<Double> train = new ArrayList<>();
        List<Double> validation = new ArrayList<>();
        int stride = Math.max(1, (losses.size() + MOST_POINTS - 1) / MOST_POINTS);
        for (int index = 0; index < losses.size(); index++) {
            if (index % stride == 0 || index == losses.size() - 1) {
                LossPoint point = losses.get(index);
                steps.add(oneRound ? point.epoch() : point.round());
                train.add(finiteOrNull(point.trainLoss()));
                validation.add(point.validationLoss() == null ? null : finiteOrNull(point.validationLoss()));
            }
        }
        return new LossCurve(steps, oneRound ? "epoch" : "round", train, validation);
    }

    // JSON has no word for a diverged loss; the line breaks there.
    private static Double finiteOrNull(double loss) {
        return Double.isFinite(loss) ? loss : null;
    }
}
