package io.undercut.job.task;

import io.undercut.job.task.ModelResult.Scored;
import java.util.List;
import java.util.SortedMap;

/**
 * What came of a walk-forward cross-validation, as it is printed.
 *
 * @param modelType the model type
 * @param algorithm what learned it
 * @param by what was divided: season, race
 * @param row what one row is: lap, car
 * @param ranking the metric that predictors are ranked by
 * @param title its name for people
 * @param unit its unit; empty for a pure number
 * @param folds the oldest first
 * @param metrics of the models, by metric, over the folds that have a figure
 * @param baseline of each fold's best baseline
 */
public record CrossValidated(
        String modelType,
        String algorithm,
        String by,
        String row,
        String ranking,
        String title,
        String unit,
        List<Fold> folds,
        SortedMap<String, Spread> metrics,
        SortedMap<String, Spread> baseline) {
    /** Copies the list. */
    public CrossValidated {
        folds = List.copyOf(folds);
    }

    /**
     * One fold.
     *
     * @param fold its number, from 1
     * @param training what it learned from, without the races that were watched
     * @param validation races that were watched
     * @param test what it was tested on
     * @param sha256 over the model file's bytes
     * @param metrics on the test
     * @param baseline the best baseline on the same rows
     * @param verdict of the model against it: BETTER, UNCLEAR, WORSE
     * @param remark anything out of the ordinary in its training; empty if there is nothing
     */
    public record Fold(
            int fold,
            Races training,
            Races validation,
            Races test,
            String sha256,
            SortedMap<String, Double> metrics,
            Scored baseline,
            String verdict,
            String remark) {}

    /** Some races in order of time: how many, the first, the last. */
    public record Races(int count, String first, String last) {
        static Races of(List<String> races) {
            return new Races(races.size(), races.get(0), races.get(races.size() - 1));
        }
    }

    /**
     * A figure over folds.
     *
     * @param mean their mean
     * @param std their sample standard deviation; 0 of a single one
     */
    public record Spread(double mean, double std) {
        static Spread of(List<Double> figures) {
            double mean = 0;
            for (double figure : figures) {
                mean += figure;
            }
            mean /= figures.size();
            double squares = 0;
            for (double figure : figures) {
                squares += (figure - mean) * (figure - mean);
            }
            return new Spread(mean, figures.size() < 2 ? 0 : Math.sqrt(squares / (figures.size() - 1)));
        }
    }
}
