package io.undercut.zoo.evaluation;

import com.google.common.primitives.Floats;
import io.undercut.zoo.example.ShuffledRows;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/**
 * Disturbances of inputs, in proportion to how far each spreads over some rows. What is unknown stays unknown. An input of zeros and ones, or
 * of one value, is left alone: half a flag is nothing. An input of few values, such as a place or a share of twenty cars, moves to the value nearest
 * to where it would have come, which mostly is its own; one of whole numbers by whole steps. Nothing leaves the range that the rows have.
 */
final class InputNoise {
    private static final double UNIT = 0x1.0p-53;

    /** An input of more values is taken for one that is measured. */
    private static final int FEW_VALUES = 50;

    private final double[] spread;
    private final boolean[] whole;
    private final float[][] values;
    private final float[] least;
    private final float[] most;

    private InputNoise(int width) {
        spread = new double[width];
        whole = new boolean[width];
        values = new float[width][];
        least = new float[width];
        most = new float[width];
    }

    /** Of rows, at least one; the order decides the last bits. */
    static InputNoise of(List<ScoredExample> rows) {
        int width = rows.get(0).features().length;
        InputNoise noise = new InputNoise(width);
        for (int input = 0; input < width; input++) {
            noise.measure(rows, input);
        }
        return noise;
    }

    private void measure(List<ScoredExample> rows, int input) {
        double sum = 0;
        int known = 0;
        boolean flag = true;
        boolean steps = true;
        float low = Float.POSITIVE_INFINITY;
        float high = Float.NEGATIVE_INFINITY;
        TreeSet<Float> distinct = new TreeSet<>();
        for (ScoredExample row : rows) {
            float value = row.features()[input];
            if (Float.isFinite(value)) {
                sum += value;
                known++;
                flag &= value == 0 || value == 1;
                steps &= value == Math.rint(value);
                low = Math.min(low, value);
                high = Math.max(high, value);
                if (distinct.size() <= FEW_VALUES) {
                    distinct.add(value);
                }
            }
        }
        if (known == 0 || flag || low == high) {
            return;
        }
        double mean = sum / known;
        double squares = 0;
        for (ScoredExample row : rows) {
            float value = row.features()[input];
            squares += Float.isFinite(value) ? (value - mean) * (value - mean) : 0;
        }
        spread[input] = Math.sqrt(squares / known);
        whole[input] = steps;
        values[input] = distinct.size() > FEW_VALUES ? null : Floats.toArray(distinct);
        least[input] = low;
        most[input] = high;
    }

    /**
     * A value moved.
     *
     * @param deviations by how many standard deviations of its input
     */
    float moved(int input, float value, double deviations) {
        if (spread[input] == 0 || !Float.isFinite(value)) {
            return value;
        }
        double by = deviations * spread[input];
        float to = (float) (value + (whole[input] ? Math.rint(by) : by));
        return values[input] == null
                ? Math.min(Math.max(to, least[input]), most[input])
                : nearest(values[input], (float) (value + by));
    }

    private static float nearest(float[] sorted, float to) {
        int at = Arrays.binarySearch(sorted, to);
        if (at >= 0) {
            return to;
        }
        int above = Math.min(-at - 1, sorted.length - 1);
        int below = Math.max(-at - 2, 0);
        return sorted[above] - to < to - sorted[below] ? sorted[above] : sorted[below];
    }

    /** The number of a draw, the same whatever else is drawn. */
    static long draw(long seed, int purpose, int row, int input) {
        return ShuffledRows.mix(ShuffledRows.mix(ShuffledRows.mix(ShuffledRows.mix(seed) + purpose) + row) + input);
    }

    /** A normal deviate by Box and Muller; StrictMath gives the same bits everywhere. */
    static double normal(long draw) {
        double first = (ShuffledRows.mix(draw) >>> 11) * UNIT;
        double second = (ShuffledRows.mix(draw + 1) >>> 11) * UNIT;
        return StrictMath.sqrt(-2 * StrictMath.log(1 - first)) * StrictMath.cos(2 * StrictMath.PI * second);
    }

    /** −1 or 1, as often the one as the other. */
    static int sign(long draw) {
        return draw < 0 ? -1 : 1;
    }
}
