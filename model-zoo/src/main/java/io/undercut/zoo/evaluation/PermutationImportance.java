package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.Model;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * What a model goes by: how much worse its first metric becomes when an input's values are dealt out anew among the test rows (Breiman,
 * "Random Forests", 2001, section 10; model reliance of Fisher, Rudin and Dominici, 2019). Inputs that tell the same share what they are
 * worth, so a small figure does not say that an input is of no use.
 */
public final class PermutationImportance {
    /** More rows make the figures hardly surer. */
    private static final int ENOUGH_ROWS = 6_000;

    private final Model model;
    private final List<String> inputs;
    private final Yardstick yardstick;
    private final List<ScoredExample> rows;
    private final long seed;

    /**
     * Of a model whose rows are there in full.
     *
     * @param inputs names of the inputs, in the order of the feature vector
     * @param rows test rows of whole races, sorted, at least one; of many races some, evenly over time
     * @param seed of the deals
     */
    public PermutationImportance(
            Model model, List<String> inputs, Yardstick yardstick, List<ScoredExample> rows, long seed) {
        this.model = model;
        this.inputs = List.copyOf(inputs);
        this.yardstick = yardstick;
        this.rows = enough(rows);
        this.seed = seed;
    }

    private static List<ScoredExample> enough(List<ScoredExample> rows) {
        List<List<ScoredExample>> races = Scoring.byRace(rows);
        int every = 1 + rows.size() / ENOUGH_ROWS;
        return IntStream.range(0, races.size())
                .filter(race -> race % every == 0)
                .boxed()
                .flatMap(race -> races.get(race).stream())
                .toList();
    }

    /** By quantity, the weightiest first: a column with its lookbacks, steps and indicator. Empty where these rows have no figure. */
    public List<Importance> byInput() {
        return of(Quantity::of).stream()
                .sorted(Comparator.comparingDouble(Importance::worsening).reversed())
                .toList();
    }

    /**
     * By lap of a lookback, the newest first: {@code this lap} with all that has no lookback, {@code 1 lap ago}, …; empty where the model
     * does not look back.
     */
    public List<Importance> byLap() {
        boolean looksBack = inputs.stream().anyMatch(input -> Quantity.lag(input) > 0);
        List<String> laps = inputs.stream()
                .sorted(Comparator.comparingInt(Quantity::lag))
                .map(PermutationImportance::lap)
                .distinct()
                .toList();
        return looksBack
                ? of(PermutationImportance::lap).stream()
                        .sorted(Comparator.comparingInt(weight -> laps.indexOf(weight.name())))
                        .toList()
                : List.of();
    }

    private static String lap(String input) {
        int lag = Quantity.lag(input);
        return lag == 0 ? "this lap" : lag + (lag == 1 ? " lap ago" : " laps ago");
    }

    private List<Importance> of(UnaryOperator<String> naming) {
        double whole = figure(ScoredExample.features(rows));
        if (Double.isNaN(whole)) {
            return List.of();
        }
        Map<String, List<Integer>> groups = new LinkedHashMap<>();
        for (int input = 0; input < inputs.size(); input++) {
            groups.computeIfAbsent(naming.apply(inputs.get(input)), name -> new ArrayList<>())
                    .add(input);
        }
        List<Importance> found = new ArrayList<>();
        groups.forEach((name, columns) -> {
            double without = figure(dealt(columns, found.size()));
            boolean isLowerBetter = yardstick.ranking().isLowerBetter();
            found.add(new Importance(name, isLowerBetter ? without - whole : whole - without));
        });
        return found;
    }

    /** All columns of a group by one deal: they go on telling the same story, of another row. */
    private float[] dealt(List<Integer> columns, int group) {
        float[] features = ScoredExample.features(rows);
        int[] order = ShuffledRows.order(rows.size(), seed, 0, group);
        for (int row = 0; row < order.length; row++) {
            float[] other = rows.get(order[row]).features();
            for (int column : columns) {
                features[row * inputs.size() + column] = other[column];
            }
        }
        return features;
    }

    private double figure(float[] features) {
        float[] predicted = model.predict(features, rows.size());
        int outputs = model.outputs();
        List<ScoredExample> scored = IntStream.range(0, rows.size())
                .mapToObj(row -> rows.get(row)
                        .predicting(IntStream.range(row * outputs, (row + 1) * outputs)
                                .mapToDouble(at -> predicted[at])
                                .toArray()))
                .toList();
        return Scoring.figure(yardstick.settlement().settled(scored), yardstick.ranking());
    }
}
