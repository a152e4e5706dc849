package io.undercut.job.command;

import io.undercut.fault.Phrase;
import io.undercut.job.task.CrossValidated;
import io.undercut.job.task.CrossValidated.Fold;
import io.undercut.job.task.CrossValidated.Races;
import io.undercut.job.task.CrossValidated.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A cross-validation for people at a terminal: a line a fold, and their mean. */
final class FoldsText {
    private static final int CHECKSUM_SHOWN = 12;

    private FoldsText() {}

    static String of(CrossValidated validated) {
        String ranking = validated.ranking();
        String unit = validated.unit().isEmpty() ? "" : " (" + validated.unit() + ")";
        TextTable table = new TextTable(3)
                .row(
                        "fold",
                        "learned from",
                        "tested on",
                        validated.row() + "s",
                        validated.title() + unit,
                        "95 % interval",
                        "best baseline",
                        "",
                        "sha256");
        for (Fold fold : validated.folds()) {
            table.row(
                    Integer.toString(fold.fold()),
                    races(fold.training()),
                    races(fold.test()),
                    String.format(Locale.ROOT, "%,.0f", fold.metrics().get("examples")),
                    number(fold.metrics().get(ranking)),
                    number(fold.metrics().get(ranking + "_low")) + " … "
                            + number(fold.metrics().get(ranking + "_high")),
                    number(fold.baseline().metrics().get(ranking)) + " "
                            + fold.baseline().name(),
                    verdict(fold),
                    fold.sha256().substring(0, CHECKSUM_SHOWN));
        }
        List<String> lines = new ArrayList<>();
        lines.add("%s by %s, %s by %s, walking forward; nothing is published"
                .formatted(
                        validated.modelType(),
                        validated.algorithm(),
                        Phrase.count(validated.folds().size(), "fold"),
                        validated.by()));
        lines.addAll(table.lines());
        Spread model = validated.metrics().get(ranking);
        Spread baseline = validated.baseline().get(ranking);
        lines.add(String.format(
                Locale.ROOT,
                "mean %s %.4f ± %.4f%s (standard deviation of the folds), best baselines %.4f ± %.4f",
                validated.title(),
                model.mean(),
                model.std(),
                validated.unit().isEmpty() ? "" : " " + validated.unit(),
                baseline.mean(),
                baseline.std()));
        validated.folds().stream()
                .filter(fold -> !fold.remark().isEmpty())
                .forEach(fold -> lines.add("fold " + fold.fold() + ": " + fold.remark()));
        return String.join(System.lineSeparator(), lines);
    }

    private static String races(Races races) {
        return races.first() + " … " + races.last() + " (" + races.count() + ")";
    }

    private static String verdict(Fold fold) {
        return switch (fold.verdict()) {
            case "BETTER" -> "better";
            case "WORSE" -> "worse";
            default -> "may be chance";
        };
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }
}
