package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ColumnMoments;
import io.undercut.zoo.example.RaceMoments;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.example.Standardisation.Scale;
import io.undercut.zoo.model.NetworkSpec;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a training must know of its rows before it reads one: how many there are, and how they are standardised.
 *
 * @param count rows with a label; where a row may lack one of several, those that have the label most often lacking
 * @param standardisation of inputs, and of labels where these are standardised
 */
public record TrainingRows(long count, Standardisation standardisation) {
    /**
     * From the moments of the training races, joined in order of time. Unknown values do not count, nor do time steps that a row does not
     * have: these are null in the set.
     *
     * @param type the model type
     * @param columns names of the feature set's columns
     * @param races those to learn from
     * @param shape the network that learns them
     */
    public static TrainingRows of(ModelType type, List<String> columns, List<RaceMoments> races, NetworkSpec shape) {
        List<RaceMoments> ordered =
                races.stream().sorted(Comparator.comparing(RaceMoments::race)).toList();
        long rows = ordered.stream().mapToLong(RaceMoments::rows).sum();
        Joined joined = new Joined(columns, ordered);
        List<String> labels = type.columns().labels();
        long count = labels.stream()
                .mapToLong(label -> joined.of(label).count())
                .min()
                .orElse(0);
        if (count == 0) {
            throw Fault.data("there are no training rows to standardise by; choose seasons that have laps");
        }
        List<Scale> inputs = scales(type.columns().inputs(), shape, joined);
        for (String input : type.columns().indicated()) {
            inputs.add(
                    ColumnMoments.ofFlag(rows - joined.of(input).count(), rows).scale());
        }
        return new TrainingRows(
                count,
                new Standardisation(
                        inputs,
                        type.target().isStandardised()
                                ? labels.stream()
                                        .map(label -> joined.of(label).scale())
                                        .toList()
                                : List.of()));
    }

    /** Scales of inputs that are columns: of a step's over all steps, of those beside the steps one by one. */
    private static List<Scale> scales(List<String> names, NetworkSpec shape, Joined joined) {
        int timed = Math.min(names.size(), shape.steps() * shape.columns());
        int width = timed / shape.steps();
        List<Scale> step = new ArrayList<>();
        for (int input = 0; input < width; input++) {
            ColumnMoments all = ColumnMoments.NONE;
            for (int at = input; at < timed; at += width) {
                all = all.plus(joined.of(names.get(at)));
            }
            step.add(all.scale());
        }
        if (shape.joined() == 0) {
            return step;
        }
        List<Scale> row = new ArrayList<>();
        for (int at = 0; at < shape.steps(); at++) {
            row.addAll(step);
        }
        names.subList(timed, names.size())
                .forEach(name -> row.add(joined.of(name).scale()));
        return row;
    }

    private record Joined(List<String> columns, List<RaceMoments> races) {
        ColumnMoments of(String column) {
            int place = columns.indexOf(column);
            ColumnMoments all = ColumnMoments.NONE;
            for (RaceMoments race : races) {
                all = all.plus(race.columns().get(place));
            }
            return all;
        }
    }
}
