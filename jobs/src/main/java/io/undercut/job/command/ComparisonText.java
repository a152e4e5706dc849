package io.undercut.job.command;

import io.undercut.fault.Phrase;
import io.undercut.job.task.LineageChange;
import io.undercut.job.task.VersionComparison;
import io.undercut.job.task.VersionComparison.MetricPair;
import io.undercut.job.task.VersionComparison.OutputPair;
import io.undercut.job.task.VersionComparison.RowChange;
import io.undercut.job.task.VersionComparison.Side;
import io.undercut.zoo.example.KeyColumns;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Two versions side by side, for people at a terminal. */
final class ComparisonText {
    private static final int CHANGES_SHOWN = 16;
    private static final int OUTPUTS_SHOWN = 8;
    private static final int CELL = 44;

    private ComparisonText() {}

    static String of(VersionComparison compared) {
        List<String> lines = new ArrayList<>();
        lines.add("%s, a: %s, b: %s".formatted(compared.modelType(), side(compared.a()), side(compared.b())));
        lines.addAll(lineage(compared.lineage()));
        lines.add("on %s of %s that neither learned from, %s … %s"
                .formatted(
                        Phrase.count(compared.rows().count(), compared.rows().what()),
                        Phrase.count(compared.rows().races(), "race"),
                        compared.rows().first(),
                        compared.rows().last()));
        lines.addAll(metrics(compared.metrics(), compared.rows().races()));
        lines.add("predictions, b − a:");
        lines.addAll(outputs(compared));
        lines.add("rows that changed most:");
        lines.addAll(rows(compared.largest()));
        lines.add("page " + compared.page());
        return String.join(System.lineSeparator(), lines);
    }

    private static String side(Side side) {
        return side.version() + " of " + side.created() + (side.latest() ? ", latest" : "");
    }

    private static List<String> lineage(List<LineageChange> changes) {
        if (changes.isEmpty()) {
            return List.of("made alike: data, races, features, settings and seed are the same");
        }
        TextTable table = new TextTable(3).row("not made alike", "a", "b");
        changes.stream()
                .limit(CHANGES_SHOWN)
                .forEach(change -> table.row(change.what(), cut(change.a()), cut(change.b())));
        List<String> lines = new ArrayList<>(table.lines());
        if (changes.size() > CHANGES_SHOWN) {
            lines.add("  and %d more, all with --json".formatted(changes.size() - CHANGES_SHOWN));
        }
        return lines;
    }

    private static String cut(String cell) {
        return cell.length() <= CELL ? cell : cell.substring(0, CELL - 1) + "…";
    }

    private static List<String> metrics(List<MetricPair> metrics, int races) {
        TextTable table = new TextTable(1).row("metric", "a", "b", "b − a", "95 % interval", "");
        metrics.forEach(metric -> table.row(
                metric.title() + (metric.unit().isEmpty() ? "" : " (" + metric.unit() + ")"),
                number(metric.a()),
                number(metric.b()),
                signed(metric.difference()),
                races == 1 ? "" : signed(metric.low()) + " … " + signed(metric.high()),
                races == 1 ? "one race tells nothing" : verdict(metric)));
        return table.lines();
    }

    private static String verdict(MetricPair metric) {
        return switch (metric.verdict()) {
            case "BETTER" -> "b is better";
            case "WORSE" -> "a is better";
            default -> metric.difference() == 0 ? "the same" : "may be chance";
        };
    }

    private static List<String> outputs(VersionComparison compared) {
        List<OutputPair> outputs = compared.predictions().outputs();
        String unit =
                compared.rows().unit().equals("1") ? "" : " (" + compared.rows().unit() + ")";
        TextTable table = new TextTable(1).row("predicted" + unit, "correlation", "mean", "mean size");
        outputs.stream()
                .limit(OUTPUTS_SHOWN)
                .forEach(output -> table.row(
                        output.output(),
                        output.correlation() == null ? "unknown" : number(output.correlation()),
                        signed(output.meanChange()),
                        number(output.meanSize())));
        List<String> lines = new ArrayList<>(table.lines());
        if (outputs.size() > OUTPUTS_SHOWN) {
            lines.add("  and %d more, all with --json".formatted(outputs.size() - OUTPUTS_SHOWN));
        }
        if (compared.predictions().otherClass() != null) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  another class is the likeliest in %.1f %% of the rows",
                    100 * compared.predictions().otherClass()));
        }
        return lines;
    }

    private static List<String> rows(List<RowChange> rows) {
        TextTable table =
                new TextTable(5).row("race", "driver", "lap", "compound", "predicted", "a", "b", "b − a", "came");
        rows.forEach(row -> table.row(
                row.race(),
                row.key().getOrDefault(KeyColumns.DRIVER, ""),
                row.key().getOrDefault(KeyColumns.LAP, ""),
                row.key().getOrDefault(KeyColumns.COMPOUND, ""),
                row.output(),
                number(row.a()),
                number(row.b()),
                signed(row.change()),
                number(row.actual())));
        return table.lines();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static String signed(double value) {
        return String.format(Locale.ROOT, "%+.4f", value);
    }
}
