package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.RowKey;
import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Disturbs the inputs of test rows and asks the model again.
 *
 * <p><b>Jitter</b>: each input of a row is moved by a normal deviate of {@value #JITTER} of its spread. The movement is
 * {@code Σ w·mean|p′ − p| / Σ w·sd(p)} over the outputs; a probability weighs 1, a number in a unit of its own 1 / sd(p). A linear model with
 * independent inputs moves by at most 0.02.
 *
 * <p><b>Attack</b>: {@value #TRIES} times each row is moved to a corner, drawn at random, of the box of ± {@value #REACH} of the inputs' spread,
 * and the prediction that is farthest from the label counts, the undisturbed one among them. It sees predictions alone: random search over the
 * corners of an L∞ ball, where Andriushchenko et al., "Square Attack" (ECCV 2020, section 3) begin; see also Guo et al., "Simple black-box
 * adversarial attacks" (ICML 2019). An attacker who saw the model's insides would find worse.
 */
public final class RobustnessTrial {
    /** The standard deviation of jitter, as a share of an input's own. */
    public static final double JITTER = 0.02;

    /** How far an attack moves an input, as a share of its standard deviation. */
    public static final double REACH = 0.05;

    /** Corners that are tried for each row. */
    public static final int TRIES = 10;

    /** More rows make the figures hardly surer. */
    private static final int ENOUGH_ROWS = 2_000;

    /** Of a model that gives one value, and another when it is disturbed; JSON has no infinity. */
    private static final double WITHOUT_BOUND = 1e6;

    private final Model model;
    private final Yardstick yardstick;
    private final boolean oneUnit;
    private final long seed;

    /**
     * Of one model.
     *
     * @param oneUnit whether all outputs are of one unit, as probabilities are
     * @param seed of the disturbances
     */
    public RobustnessTrial(Model model, Yardstick yardstick, boolean oneUnit, long seed) {
        this.model = model;
        this.yardstick = yardstick;
        this.oneUnit = oneUnit;
        this.seed = seed;
    }

    /**
     * Disturbs test rows.
     *
     * @param rows of whole groups, sorted, at least one; of many fields some, evenly over time. Together they must have a figure
     */
    public Robustness of(List<ScoredExample> rows) {
        List<ScoredExample> some = sample(rows);
        return Double.isNaN(figure(some, predicted(some, ScoredExample.features(some)))) ? ofAll(rows) : ofAll(some);
    }

    private Robustness ofAll(List<ScoredExample> rows) {
        InputNoise noise = InputNoise.of(rows);
        double[][] undisturbed = predicted(rows, ScoredExample.features(rows));
        double[] weights = weights(undisturbed);
        double[][] worst = undisturbed.clone();
        for (int attempt = 1; attempt <= TRIES; attempt++) {
            double[][] tried = predicted(rows, corners(rows, noise, attempt));
            for (int row = 0; row < worst.length; row++) {
                double[] labels = rows.get(row).labels();
                if (distance(tried[row], labels, weights) > distance(worst[row], labels, weights)) {
                    worst[row] = tried[row];
                }
            }
        }
        return new Robustness(
                rows.size(),
                movement(undisturbed, predicted(rows, jittered(rows, noise)), weights),
                figure(rows, undisturbed),
                figure(rows, worst));
    }

    /** The rows that are disturbed: whole fields, for the rows of one stand against each other. */
    static List<ScoredExample> sample(List<ScoredExample> rows) {
        List<List<ScoredExample>> fields = List.copyOf(rows.stream()
                .collect(Collectors.groupingBy(
                        row -> new RowKey(row.key().group(), row.key().time(), new String[0], new String[0]),
                        TreeMap::new,
                        Collectors.toList()))
                .values());
        int every = (rows.size() + ENOUGH_ROWS - 1) / ENOUGH_ROWS;
        return IntStream.range(0, fields.size())
                .filter(field -> field % every == 0)
                .boxed()
                .flatMap(field -> fields.get(field).stream())
                .sorted()
                .toList();
    }

    private float[] jittered(List<ScoredExample> rows, InputNoise noise) {
        return disturbed(rows, noise, 0, draw -> JITTER * InputNoise.normal(draw));
    }

    private float[] corners(List<ScoredExample> rows, InputNoise noise, int attempt) {
        return disturbed(rows, noise, attempt, draw -> REACH * InputNoise.sign(draw));
    }

    /** By how many deviations a value moves. */
    private interface Move {
        double of(long draw);
    }

    private float[] disturbed(List<ScoredExample> rows, InputNoise noise, int purpose, Move move) {
        float[] features = ScoredExample.features(rows);
        int width = features.length / rows.size();
        for (int at = 0; at < features.length; at++) {
            int input = at % width;
            features[at] = noise.moved(input, features[at], move.of(InputNoise.draw(seed, purpose, at / width, input)));
        }
        return features;
    }

    private double[][] predicted(List<ScoredExample> rows, float[] features) {
        float[] predicted = model.predict(features, ScoredExample.lengths(rows), rows.size());
        int outputs = model.outputs();
        double[][] byRow = new double[rows.size()][outputs];
        for (int at = 0; at < predicted.length; at++) {
            byRow[at / outputs][at % outputs] = predicted[at];
        }
        return byRow;
    }

    private double figure(List<ScoredExample> rows, double[][] predicted) {
        List<ScoredExample> scored = new ArrayList<>();
        for (int row = 0; row < predicted.length; row++) {
            scored.add(rows.get(row).predicting(predicted[row]));
        }
        return Scoring.figure(yardstick.settlement().settled(scored), yardstick.ranking());
    }

    private double[] weights(double[][] predicted) {
        double[] weights = new double[predicted[0].length];
        for (int output = 0; output < weights.length; output++) {
            double spread = spread(predicted, output);
            weights[output] = oneUnit || spread == 0 ? 1 : 1 / spread;
        }
        return weights;
    }

    private static double spread(double[][] predicted, int output) {
        double mean = 0;
        for (double[] row : predicted) {
            mean += row[output] / predicted.length;
        }
        double squares = 0;
        for (double[] row : predicted) {
            squares += (row[output] - mean) * (row[output] - mean);
        }
        return Math.sqrt(squares / predicted.length);
    }

    private static double distance(double[] predicted, double[] labels, double[] weights) {
        double distance = 0;
        for (int output = 0; output < labels.length; output++) {
            distance += weights[output] * Math.abs(predicted[output] - labels[output]);
        }
        return distance;
    }

    private static double movement(double[][] before, double[][] after, double[] weights) {
        double moved = 0;
        for (int row = 0; row < before.length; row++) {
            moved += distance(after[row], before[row], weights) / before.length;
        }
        double spread = 0;
        for (int output = 0; output < weights.length; output++) {
            spread += weights[output] * spread(before, output);
        }
        return moved == 0 ? 0 : Math.min(moved / spread, WITHOUT_BOUND);
    }
}
