package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.task.FoldUnit;
import io.undercut.zoo.example.RollingOriginSplit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Option;

/** How a walk-forward cross-validation divides the past. */
final class FoldsOptions {
    @Option(
            names = "--folds",
            paramLabel = "N",
            description = "cross-validate: so many folds, each tested on the newest of --seasons in turn and learning"
                    + " from all before (default: none, one model is trained)")
    private Integer folds;

    @Option(
            names = "--fold-by",
            paramLabel = "season|race",
            description = "what the folds divide in order of time (default: season)")
    private String unit;

    @Option(
            names = "--fold-test-size",
            paramLabel = "N",
            description = "seasons or races that each fold is tested on (default: all of them / (folds + 1))")
    private Integer testSize;

    @Option(
            names = "--fold-gap",
            paramLabel = "N",
            description = "seasons or races left out between what a fold learns from and its test (default: 0)")
    private Integer gap;

    @Option(
            names = "--fold-max-train-size",
            paramLabel = "N",
            description = "seasons or races that a fold learns from at most, the newest (default: all before its test)")
    private Integer mostTraining;

    boolean asked() {
        return folds != null;
    }

    /** Refuses what says how to divide where nothing is divided. */
    void checked() {
        List<String> idle = new ArrayList<>();
        Stream.of("--fold-by", "--fold-test-size", "--fold-gap", "--fold-max-train-size")
                .filter(option -> value(option) != null)
                .forEach(idle::add);
        if (!asked() && !idle.isEmpty()) {
            throw Fault.configuration(
                    Phrase.list(idle) + " says how --folds divides, and there are none; name --folds, or leave it out");
        }
        if (asked()) {
            unit();
            split();
        }
    }

    private Object value(String option) {
        return switch (option) {
            case "--fold-by" -> unit;
            case "--fold-test-size" -> testSize;
            case "--fold-gap" -> gap;
            default -> mostTraining;
        };
    }

    FoldUnit unit() {
        if (unit == null) {
            return FoldUnit.SEASON;
        }
        return Stream.of(FoldUnit.values())
                .filter(one -> one.word().equals(unit))
                .findFirst()
                .orElseThrow(() -> Fault.configuration("--fold-by is '" + unit + "'; must be one of "
                        + Phrase.list(
                                Stream.of(FoldUnit.values()).map(FoldUnit::word).toList())));
    }

    RollingOriginSplit split() {
        return new RollingOriginSplit(folds, gap == null ? 0 : gap, testSize, mostTraining);
    }
}
