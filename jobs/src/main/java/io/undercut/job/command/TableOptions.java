package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.job.featureset.TabularSet;
import io.undercut.job.task.Zoo;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.tabular.TableRequest;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Option;

/** A table of one's own, in the lake's place. */
final class TableOptions {
    private static final String SCHEME = "[a-z][a-z0-9+.-]+:/.*";

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "a Parquet or CSV file of any columns, for a model that learns from one (default: none)")
    private String table;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            description = "the table's column that is to be predicted, of two values such as 0 and 1 (default:"
                    + " none; needed with --table)")
    private String label;

    @Option(
            names = "--positive",
            paramLabel = "VALUE",
            description = "the label's value that is to be found (default: 1, true, yes, t or y)")
    private String positive;

    @Option(
            names = "--time",
            paramLabel = "COLUMN",
            description = "divide the rows by this column: the oldest 70 %% to learn from, 10 %% to watch, the newest"
                    + " 20 %% to test on (default: by a hash of --id, or of the whole row)")
    private String time;

    @Option(
            names = "--id",
            paramLabel = "COLUMN",
            split = ",",
            description = "columns that tell rows, or what they are of, apart: no inputs (default: none)")
    private List<String> ids = List.of();

    @Option(
            names = "--category",
            paramLabel = "COLUMN",
            split = ",",
            description = "columns of categories that look like numbers or times (default: none)")
    private List<String> categories = List.of();

    @Option(names = "--without", paramLabel = "COLUMN", split = ",", description = "columns left out (default: none)")
    private List<String> without = List.of();

    /** The table as it was named, by its whole path; empty where none was. What is named in part is refused. */
    Optional<TableRequest> request() {
        if (table == null) {
            refuseAlone();
            return Optional.empty();
        }
        if (label == null) {
            throw Fault.configuration(
                    "--table is " + table + ", and --label is missing; name the column that is to be predicted");
        }
        return Optional.of(new TableRequest(whole(table), label, positive, time, ids, categories, without));
    }

    private void refuseAlone() {
        List<String> alone = new ArrayList<>();
        note(alone, "--label", label != null);
        note(alone, "--positive", positive != null);
        note(alone, "--time", time != null);
        note(alone, "--id", !ids.isEmpty());
        note(alone, "--category", !categories.isEmpty());
        note(alone, "--without", !without.isEmpty());
        if (!alone.isEmpty()) {
            throw Fault.configuration(String.join(", ", alone) + (alone.size() == 1 ? " is" : " are")
                    + " of a table, and none is named; give --table, or leave "
                    + (alone.size() == 1 ? "it" : "them") + " out");
        }
    }

    private static void note(List<String> alone, String option, boolean there) {
        if (there) {
            alone.add(option);
        }
    }

    /** A file's whole path: a run may be taken up from elsewhere. */
    static String whole(String file) {
        return file.matches(SCHEME)
                ? file
                : new File(file).getAbsoluteFile().toPath().normalize().toString();
    }

    /** The zoo with the table in it; a fault where the model wants one and has none, or has one and wants none. */
    static Zoo placed(Zoo zoo, String model, Optional<TableRequest> table) {
        ModelType type = zoo.models().named(model);
        boolean wants = zoo.features(type).readsTable();
        if (!wants && table.isPresent()) {
            throw Fault.configuration("--table is " + table.get().file() + ", and " + model
                    + " learns from the lake; leave --table out, or choose a model that reads a table");
        }
        if (wants && table.isEmpty()) {
            throw Fault.configuration(
                    model + " learns from a table of your own; name it with --table FILE and --label COLUMN");
        }
        return table.map(named -> zoo.with(TabularSet.of(named))).orElse(zoo);
    }
}
