package io.undercut.zoo.evaluation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * By how much splits on a quantity have lowered the loss in training.
 *
 * @param name the quantity: a column with its lookbacks, steps and indicator
 * @param share of what all splits have gained, 0 … 1
 */
public record Gain(String name, double share) {
    /**
     * Gains by quantity, the most first; equals in the order of the inputs.
     *
     * @param inputs names of the inputs
     * @param shares one an input, as the model's file says; empty where it says nothing
     */
    public static List<Gain> byQuantity(List<String> inputs, List<Double> shares) {
        if (shares.isEmpty()) {
            return List.of();
        }
        List<Gain> gains = new ArrayList<>();
        Quantity.places(inputs).forEach((name, places) -> {
            double share = 0;
            for (int place : places) {
                share += shares.get(place);
            }
            gains.add(new Gain(name, share));
        });
        return gains.stream()
                .sorted(Comparator.comparingDouble(Gain::share).reversed())
                .toList();
    }
}
