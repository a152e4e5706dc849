package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.fault.StorageFault;
import io.undercut.job.graph.ImportResult;
import io.undercut.job.task.LapTasks;
import io.undercut.race.simulation.SimulationPlan;
import io.undercut.race.simulation.telemetry.TelemetryRate;
import io.undercut.stream.ingest.ValidationReport;
import io.undercut.stream.ingest.export.SharedIds;
import io.undercut.stream.ingest.files.ExportFormat;
import io.undercut.stream.ingest.files.ImportFiles;
import io.undercut.stream.ingest.files.LakeCalendar;
import io.undercut.stream.ingest.parquet.LakeTables;
import io.undercut.stream.ingest.parquet.PartitionSummary;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.table.ConflictPolicy;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.store.AsideFile;
import io.undercut.zoo.tabular.TransactionSimulator;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Commands on the lake. */
final class DataCommand {
    private DataCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Group())
                .addSubcommand(new Import(surroundings))
                .addSubcommand(new Simulate(surroundings))
                .addSubcommand(new Validate(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new DataExport(surroundings));
    }

    @Command(
            name = "data",
            mixinStandardHelpOptions = true,
            description = "Tables into the lake, and a look at them there.",
            footer = {"", "Example:", "  undercut data show"})
    private static final class Group extends CommandGroup {}

    private static <T> T withLaps(Surroundings surroundings, CommonOptions options, Function<LapTasks, T> work) {
        Console console = new Console(surroundings, options);
        return FlinkWork.run(
                surroundings, options, console, site -> work.apply(new LapTasks(site, options.workingWarehouse())));
    }

    @Command(
            name = "import",
            mixinStandardHelpOptions = true,
            description = "Imports public exports into the lake's tables. The same file twice changes nothing.",
            footer = {"", "Example:", "  undercut data import --from laps_2024.parquet results/"})
    private static final class Import implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Option(
                names = "--from",
                required = true,
                arity = "1..*",
                paramLabel = "PATH",
                description = "files or folders")
        private List<String> from;

        @Option(
                names = "--format",
                defaultValue = "auto",
                description = "auto, f1data, fastf1, ergast or openf1 (default: ${DEFAULT-VALUE})")
        private String format;

        @Option(
                names = "--on-conflict",
                paramLabel = "WORD",
                defaultValue = "keep",
                description = "of rows with one key that contradict each other: keep what the lake holds, else what was"
                        + " read first, and fill in what it does not know; replace it by the newest, unknowns"
                        + " too; or fail and import nothing (default: ${DEFAULT-VALUE})")
        private String onConflict;

        private Import(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            ExportFormat export = ExportFormat.of(format);
            ConflictPolicy policy = ConflictPolicy.of(onConflict);
            Instant begun = surroundings.clock().instant();
            ImportReport report = withLaps(surroundings, options, tables -> {
                ImportFiles files = ImportFiles.under(from, export, LakeCalendar.of(tables.lake(), policy));
                ImportResult result = tables.importFiles(files, policy);
                Duration took = Duration.between(begun, surroundings.clock().instant());
                return ImportReport.of(files, result, took);
            });
            new Console(surroundings, options).result(report, report.text());
            report.result().requireKept();
            return 0;
        }
    }

    @Command(
            name = "simulate",
            mixinStandardHelpOptions = true,
            description = "Simulates seasons into the lake's tables, with their true coefficients beside them.",
            footer = {"", "Example:", "  undercut data simulate --seasons 2 --races 10 --telemetry-hz 4"})
    private static final class Simulate implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Option(names = "--seasons", defaultValue = "2", description = "how many (default: ${DEFAULT-VALUE})")
        private int seasons;

        @Option(names = "--races", defaultValue = "10", description = "races a season (default: ${DEFAULT-VALUE})")
        private int races;

        @Option(
                names = "--first-season",
                defaultValue = "2021",
                description = "the first year (default: ${DEFAULT-VALUE})")
        private int firstSeason;

        @Option(
                names = "--telemetry-hz",
                paramLabel = "HZ",
                description = "samples of telemetry a second, 1 … 10 (default: no telemetry)")
        private Integer telemetryHertz;

        @Option(
                names = "--transactions",
                paramLabel = "FILE",
                description = "write a table of invented card payments to this CSV file in place of seasons, to try a"
                        + " model that learns from a table (default: none)")
        private Path transactions;

        @Option(
                names = "--rows",
                defaultValue = "50000",
                description = "rows of that table (default: ${DEFAULT-VALUE})")
        private int rows;

        @Spec
        private CommandSpec spec;

        private Simulate(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            if (transactions != null) {
                refuse(
                        named(List.of("--seasons", "--races", "--first-season", "--telemetry-hz")),
                        "would change nothing beside --transactions, which writes a table in place of seasons");
                return payments();
            }
            refuse(named(List.of("--rows")), "would change nothing without --transactions, whose rows they are");
            SimulationPlan plan = new SimulationPlan(
                    firstSeason, seasons, races, options.settings(surroundings).seed());
            int hertz = telemetryHertz == null ? LapTasks.NO_TELEMETRY : new TelemetryRate(telemetryHertz).hertz();
            ImportResult result = withLaps(surroundings, options, tables -> tables.simulateTables(plan, hertz));
            new Console(surroundings, options).result(result, ImportReport.tables(result));
            return 0;
        }

        private List<String> named(List<String> options) {
            return options.stream()
                    .filter(spec.commandLine().getParseResult()::hasMatchedOption)
                    .toList();
        }

        private static void refuse(List<String> idle, String why) {
            if (!idle.isEmpty()) {
                throw Fault.configuration(Phrase.list(idle) + " " + why + "; leave it out");
            }
        }

        private Integer payments() {
            OutputFile.required("--transactions", transactions);
            byte[] csv = new TransactionSimulator(options.settings(surroundings).seed())
                    .csv(rows)
                    .getBytes(StandardCharsets.UTF_8);
            try {
                AsideFile.place(transactions, csv);
            } catch (IOException e) {
                throw StorageFault.of(transactions + " cannot be written", e);
            }
            String sha256 = Checksum.sha256(csv);
            new Console(surroundings, options)
                    .result(
                            Map.of("file", transactions.toString(), "rows", rows, "sha256", sha256),
                            "%s: %s, sha256 %s".formatted(transactions, Phrase.count(rows, "payment"), sha256));
            return 0;
        }
    }

    @Command(
            name = "validate",
            mixinStandardHelpOptions = true,
            description = {
                "Checks integrity, schema, ranges, order, duplicates and completeness of the lake's tables, and"
                        + " that the tires of laps, stints and stops agree.",
                "Of each rule: 'ok'; 'told', which is counted and harms nothing, for up to 10 %% of the cases may break"
                        + " tire_ages, 1 %% compounds, 50 %% stops, as public data do; 'rejected' of rows (ranges, order)"
                        + " that are not learned from; 'FAILED' of what cannot be trained on, with exit code 3."
            },
            footer = {"", "Example:", "  undercut data validate --seasons 2024"})
    private static final class Validate implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Option(names = "--seasons", paramLabel = "YEAR", description = "seasons (default: all)")
        private List<String> seasons = List.of();

        private Validate(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            List<Integer> wanted = Years.of("--seasons", seasons);
            ValidationReport report = withLaps(surroundings, options, tables -> tables.validateAll(wanted));
            Console console = new Console(surroundings, options);
            JsonNode json =
                    CanonicalJson.read(report.toJson().getBytes(StandardCharsets.UTF_8), JsonNode.class, "the report");
            try {
                report.requirePassed();
            } catch (Fault broken) {
                console.result(json, report.toText(), broken);
                throw broken;
            }
            console.result(json, report.toText());
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows the lake's tables: seasons, rows, null shares.",
            footer = {"", "Example:", "  undercut data show"})
    private static final class Show implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        private Show(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            LakeLayout lake = new LakeLayout(options.warehouse().lake());
            List<PartitionSummary> tables = new LakeTables(lake).describe();
            String text = tables.isEmpty()
                    ? "the lake " + lake.root() + " is empty; fill it with: undercut data import --from PATH"
                    : tables.stream().map(Show::line).collect(Collectors.joining(System.lineSeparator()));
            new Console(surroundings, options)
                    .result(
                            Map.of("tables", tables, "ids", SharedIds.about()),
                            tables.isEmpty() ? text : text + System.lineSeparator() + SharedIds.about());
            return 0;
        }

        private static String line(PartitionSummary summary) {
            String nulls = summary.nullShares().entrySet().stream()
                    .filter(column -> column.getValue() > 0.0005)
                    .map(column -> "%s %.1f %%".formatted(column.getKey(), 100 * column.getValue()))
                    .collect(Collectors.joining(", "));
            return "%s %s: %s; null: %s"
                    .formatted(
                            summary.table(),
                            summary.race() == null ? summary.season() : summary.race(),
                            Phrase.count(summary.rows(), "row"),
                            nulls.isEmpty() ? "none" : nulls);
        }
    }
}
