package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.task.FeatureExport;
import io.undercut.job.task.FeatureExport.Exported;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a feature set to one file for other tools: the same numbers, rows in order of race, car and lap.",
            "In CSV and Parquet null is empty; in libsvm a column that is null is left out, and so are rows without label."
        },
        footer = {"", "Example:", "  undercut data export --model lap_features --csv laps.csv --seasons 2024"})
final class DataExport implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Mixin
    private FeatureSetChoice choice;

    @ArgGroup(multiplicity = "1")
    private Format format;

    @Option(
            names = "--label",
            paramLabel = "COLUMN",
            defaultValue = "",
            description = "the label of libsvm rows (default: the feature set's first)")
    private String label;

    @Option(names = "--seasons", paramLabel = "YEAR", description = "seasons (default: all)")
    private List<String> seasons = List.of();

    DataExport(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** Exactly one of them. */
    private static final class Format {
        @Option(names = "--csv", paramLabel = "FILE", description = "write CSV with a header (default: none)")
        private Path csv;

        @Option(
                names = "--libsvm",
                paramLabel = "FILE",
                description = "write libsvm, and FILE.columns with the names (default: none)")
        private Path libsvm;

        @Option(names = "--parquet", paramLabel = "FILE", description = "write Parquet (default: none)")
        private Path parquet;

        private void requireFile() {
            OutputFile.required("--csv", csv);
            OutputFile.required("--libsvm", libsvm);
            OutputFile.required("--parquet", parquet);
        }
    }

    @Override
    public Integer call() {
        format.requireFile();
        List<Integer> wanted = Years.of("--seasons", seasons);
        FeatureSet set = choice.found(surroundings.zoo(), options.workingWarehouse());
        FeatureExport export = new FeatureExport(set, wanted);
        Exported exported = write(export);
        if (exported.rows() == 0) {
            throw Fault.data("no row was written; the feature set has races "
                    + Phrase.list(set.manifest().races()));
        }
        new Console(surroundings, options)
                .result(
                        exported,
                        "%s: %s of %s %s%s"
                                .formatted(
                                        exported.file(),
                                        Phrase.count(exported.rows(), "row"),
                                        set.manifest().name(),
                                        set.manifest().version(),
                                        exported.unlabelled() == 0
                                                ? ""
                                                : ", %,d without label left out".formatted(exported.unlabelled())));
        return 0;
    }

    private Exported write(FeatureExport export) {
        if (format.csv != null) {
            return export.csv(format.csv);
        }
        return format.libsvm != null ? export.libsvm(format.libsvm, label) : export.parquet(format.parquet);
    }
}
