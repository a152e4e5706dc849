package io.undercut.zoo.evaluation;

import io.undercut.zoo.example.LabelledExample;
import io.undercut.zoo.example.RowKey;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How often each class is true by cells of some inputs: with tire age and laps to go, a hazard table of stops. A cell is pulled towards the
 * frequencies of all rows as {@link FrequencyBaseline} pulls a value; one that was never learned has these.
 */
public final class CellFrequencyBaseline implements Baseline {
    private final String name;
    private final List<Axis> axes;
    private final double[] overall;
    private final Map<String, double[]> byCell;

    private CellFrequencyBaseline(String name, List<Axis> axes, double[] overall, Map<String, double[]> byCell) {
        this.name = name;
        this.axes = axes;
        this.overall = overall;
        this.byCell = byCell;
    }

    /**
     * How an input is cut.
     *
     * @param input its place among the inputs
     * @param width of a cell, above 0
     * @param cells how many; values beyond the last, and below the first, count as of these
     */
    public record Axis(int input, double width, int cells) implements Serializable {
        private String cell(float[] features) {
            double value = features[input];
            return Double.isNaN(value)
                    ? RowKey.UNKNOWN
                    : Long.toString(Math.max(0, Math.min(cells - 1L, (long) Math.floor(value / width))));
        }
    }

    /**
     * The baseline of some inputs.
     *
     * @param name the baseline's, in snake case, such as {@code hazard}
     * @param axes how they are cut
     */
    public record By(String name, List<Axis> axes) implements Baselines {
        /** Copies the list. */
        public By {
            axes = List.copyOf(axes);
        }

        @Override
        public void add(LabelledExample learned, GroupSums sums) {
            sums.add(prefix() + cell(axes, learned.features()), FrequencyBaseline.counts(learned));
        }

        @Override
        public List<Baseline> fit(GroupSums learned) {
            Map<String, double[]> cells = learned.below(prefix());
            double[] overall = FrequencyBaseline.laplace(
                    cells.values().stream().reduce(FrequencyBaseline::plus).orElseThrow(FrequencyBaseline::noRows));
            cells.replaceAll((cell, counts) -> FrequencyBaseline.smoothed(counts, overall));
            return List.of(new CellFrequencyBaseline(name, axes, overall, cells));
        }

        private String prefix() {
            return "cells/" + name + '/';
        }
    }

    private static String cell(List<Axis> axes, float[] features) {
        return axes.stream().map(axis -> axis.cell(features)).collect(Collectors.joining("/"));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double[] predict(RowKey key, float[] features) {
        return byCell.getOrDefault(cell(axes, features), overall).clone();
    }
}
