package io.undercut.zoo.ensemble;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.Calibration;
import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.List;

/**
 * Chooses a blend by its mean loss on rows that no member has learned from: first the weights, on a grid of tenths, then the temperature,
 * on one of twentieths. Validation rows are few, and the lowest loss on a grid may be chance: members count the same, and probabilities stay as
 * they are, unless the best of the others is better by more than one standard error of the rows' differences (after Breiman et al., 1984).
 */
public final class BlendChoice {
    private static final int TENTHS = 10;
    private static final int TWENTIETHS = 20;
    private static final int COLDEST = 10;
    private static final int HOTTEST = 40;

    private final List<float[]> predictions;
    private final Objective objective;
    private final ExampleTable watched;

    private BlendChoice(List<float[]> predictions, Objective objective, ExampleTable watched) {
        this.predictions = predictions;
        this.objective = objective;
        this.watched = watched;
    }

    /**
     * The best blend of some models; all count the same where there are no rows.
     *
     * @param objective whose loss is compared
     * @param watched rows that none has learned from, labels as members learn them
     */
    public static Blend of(List<Model> members, Objective objective, Calibration calibration, ExampleTable watched) {
        Blend equal = Blend.equal(members.size());
        if (watched.rows() == 0) {
            return equal;
        }
        List<float[]> predictions = members.stream()
                .map(member -> member.predict(watched.features(), watched.rows()))
                .toList();
        BlendChoice choice = new BlendChoice(predictions, objective, watched);
        Blend weighted = choice.best(equal, weightings(members.size()));
        return switch (calibration) {
            case NONE -> weighted;
            case TEMPERATURE -> choice.best(weighted, temperatures(weighted));
        };
    }

    /** The best of some blends; the first unless another is better by more than chance. */
    private Blend best(Blend first, List<Blend> others) {
        double[] losses = losses(first);
        Blend best = first;
        double lowest = mean(losses);
        for (Blend other : others) {
            double loss = mean(losses(other));
            if (loss < lowest) {
                best = other;
                lowest = loss;
            }
        }
        return isMoreThanChance(losses, losses(best)) ? best : first;
    }

    private double[] losses(Blend blend) {
        int outputs = watched.labelWidth();
        float[] blended = blend.of(predictions, outputs);
        double[] losses = new double[watched.rows()];
        for (int row = 0; row < losses.length; row++) {
            losses[row] = objective.loss(blended, watched.labels(), row * outputs, outputs);
        }
        return losses;
    }

    /** Weighted by how much each row counts. */
    private double mean(double[] values) {
        double sum = 0;
        double total = 0;
        for (int row = 0; row < values.length; row++) {
            sum += watched.weight(row) * values[row];
            total += watched.weight(row);
        }
        return sum / total;
    }

    /** The variance of a weighted mean: that of the values, over as many rows as would tell as much if all counted the same. */
    private boolean isMoreThanChance(double[] before, double[] after) {
        double gain = mean(before) - mean(after);
        double[] squares = new double[before.length];
        double total = 0;
        double ofSquares = 0;
        for (int row = 0; row < squares.length; row++) {
            double apart = before[row] - after[row] - gain;
            squares[row] = apart * apart;
            total += watched.weight(row);
            ofSquares += (double) watched.weight(row) * watched.weight(row);
        }
        return gain > StrictMath.sqrt(mean(squares) * ofSquares) / total;
    }

    private static List<Blend> weightings(int members) {
        List<Blend> all = new ArrayList<>();
        share(TENTHS, members, List.of(), all);
        return all;
    }

    /** All ways to share what is left among members that have none yet. */
    private static void share(int left, int members, List<Double> given, List<Blend> all) {
        if (members == 1) {
            all.add(new Blend(and(given, left), 1));
            return;
        }
        for (int tenths = 0; tenths <= left; tenths++) {
            share(left - tenths, members - 1, and(given, tenths), all);
        }
    }

    private static List<Double> and(List<Double> given, int tenths) {
        List<Double> more = new ArrayList<>(given);
        more.add(tenths / (double) TENTHS);
        return more;
    }

    private static List<Blend> temperatures(Blend weighted) {
        List<Blend> all = new ArrayList<>();
        for (int twentieths = COLDEST; twentieths <= HOTTEST; twentieths++) {
            all.add(weighted.at(twentieths / (double) TWENTIETHS));
        }
        return all;
    }
}
