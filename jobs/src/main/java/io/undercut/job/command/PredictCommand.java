package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.config.Warehouse;
import io.undercut.job.featureset.BuildFeatureSet;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.featureset.FeatureSetDefinition;
import io.undercut.job.task.RaceForecasts;
import io.undercut.job.task.RaceForecasts.Forecast;
import io.undercut.job.task.TableForecasts;
import io.undercut.job.task.VersionContents;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import io.undercut.zoo.tabular.TableEncoding;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forecasts for a race of the lake, for people. */
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        description = {
            "Shows what a published model says of a race's cars: the newest forecast for each, by what was known at that moment.",
            "from … to holds nine of ten, where the model gives intervals.",
            "Beside it stands what came, where the race is over. Builds the features if they are not built."
        },
        footer = {"", "Example:", "  undercut predict --model ${bundle:zoo.model} --race 2024-05 --driver VER --lap 30"
        })
final class PredictCommand implements Callable<Integer> {
    private static final String ALL = "all";

    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Option(names = "--model", required = true, paramLabel = "M[@VERSION]", description = "the model")
    private String model;

    @Option(
            names = "--race",
            paramLabel = "RACE",
            description = "the race, such as 2024-05 (default: none; needed of a model that learned from the lake)")
    private String race;

    @Option(
            names = "--driver",
            paramLabel = "CODE",
            split = ",",
            description = "drivers, such as VER or max-verstappen (default: all)")
    private List<String> drivers = List.of();

    @Option(
            names = "--lap",
            paramLabel = "LAP",
            description = "the newest forecasts up to the end of a lap; '" + ALL
                    + "' for each that was made (default: the" + " race's last)")
    private String lap;

    @Option(names = "--csv", description = "print CSV (default: a table)")
    private boolean csv;

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "a Parquet or CSV file of rows to predict, with the columns that the model learned from and"
                    + " with or without the label, for a model that learned from a table; prints CSV (default: none)")
    private String table;

    PredictCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        int until = until();
        if (csv && options.json()) {
            throw Fault.configuration("--csv and --json are both there; choose one of them");
        }
        Warehouse warehouse = options.workingWarehouse();
        ModelRegistry registry = new ModelRegistry(ArtifactStores.at(warehouse.models()), surroundings.clock());
        ModelVersion version = registry.find(model);
        Optional<TableEncoding> encoding = VersionContents.encoding(registry, version);
        if (encoding.isPresent()) {
            return ofTable(registry, version, encoding.get());
        }
        if (table != null || race == null) {
            throw Fault.configuration(version.reference() + " learned from the lake; name a race with --race"
                    + (table == null ? "" : ", and leave --table out"));
        }
        ModelType type = surroundings.zoo().models().named(version.modelType());
        byte[] archive = registry.read(version, ModelPackage.MODEL);
        FeatureSetDefinition definition = surroundings.zoo().features(type);
        boolean hasLaps = definition.key().time() != null;
        if (lap != null && !hasLaps) {
            throw Fault.configuration(
                    "--lap is '" + lap + "'; " + type.name() + " predicts before a race: leave it out");
        }
        FeatureSet set = features(definition, warehouse);
        RaceForecasts forecasts = new RaceForecasts(type);
        List<Forecast> all =
                askable(type, forecasts.of(set, race, archive, VersionContents.intervals(registry, version)));
        List<Forecast> wanted = newest(ofDrivers(all), until);
        ForecastTable table = new ForecastTable(version.reference(), race, hasLaps, forecasts.outputs(), wanted);
        new Console(surroundings, options).result(table.json(), csv ? table.csv() : table.text());
        return 0;
    }

    private Integer ofTable(ModelRegistry registry, ModelVersion version, TableEncoding encoding) {
        if (table == null || race != null || lap != null || !drivers.isEmpty()) {
            throw Fault.configuration(version.reference() + " learned from a table; give the rows to predict with"
                    + " --table FILE, and leave --race, --driver and --lap out");
        }
        ModelType type = surroundings.zoo().models().named(version.modelType());
        try (Model opened = type.format().open(registry.read(version, ModelPackage.MODEL))) {
            TableForecasts forecasts =
                    TableForecasts.of(version.reference(), opened, encoding, TableOptions.whole(table));
            new Console(surroundings, options).result(forecasts, forecasts.csv().stripTrailing());
        }
        return 0;
    }

    private FeatureSet features(FeatureSetDefinition definition, Warehouse warehouse) {
        LakeLayout lake = new LakeLayout(warehouse.lake());
        String versions = warehouse.features(definition.name());
        return BuildFeatureSet.built(definition, lake, List.of(), versions).orElseGet(() -> {
            Console console = new Console(surroundings, options);
            console.say("building features of " + definition.name());
            return FlinkWork.run(
                    surroundings,
                    options,
                    console,
                    site -> BuildFeatureSet.run(site, definition, lake, List.of(), versions));
        });
    }

    /** Rows of laps that the model never learned from are left out, and that is said. */
    private List<Forecast> askable(ModelType type, List<Forecast> all) {
        if (type.onlyLap() == null) {
            return all;
        }
        List<Forecast> askable = all.stream()
                .filter(forecast -> type.onlyLap() == forecast.key().time())
                .toList();
        if (askable.isEmpty()) {
            throw Fault.configuration(type.name() + " can be asked at the end of lap " + type.onlyLap() + " alone, and "
                    + race + " has no row of it: name another --race");
        }
        if (askable.size() < all.size()) {
            new Console(surroundings, options)
                    .say("%s can be asked at the end of lap %d alone: left out %s of other laps"
                            .formatted(type.name(), type.onlyLap(), Phrase.count(all.size() - askable.size(), "row")));
        }
        return askable;
    }

    private List<Forecast> ofDrivers(List<Forecast> all) {
        List<String> present =
                all.stream().map(PredictCommand::driver).distinct().sorted().toList();
        Set<String> wanted = new HashSet<>();
        for (String driver : drivers) {
            String meant = DriverName.meant(driver, present)
                    .orElseThrow(() -> Fault.configuration("--driver is '" + driver + "'; in " + race
                            + " there are forecasts for " + Phrase.list(present)));
            if (!meant.equals(driver)) {
                new Console(surroundings, options).say("--driver " + driver + " is " + meant + " in these tables");
            }
            wanted.add(meant);
        }
        return all.stream()
                .filter(forecast -> drivers.isEmpty() || wanted.contains(driver(forecast)))
                .toList();
    }

    private static String driver(Forecast forecast) {
        return forecast.key().of(KeyColumns.DRIVER);
    }

    private List<Forecast> newest(List<Forecast> all, int until) {
        if (ALL.equals(lap)) {
            return all;
        }
        Map<String, Integer> newest = all.stream()
                .filter(forecast -> forecast.madeAt() <= until)
                .collect(Collectors.toMap(PredictCommand::driver, Forecast::madeAt, Math::max));
        List<Forecast> wanted = all.stream()
                .filter(forecast -> Integer.valueOf(forecast.madeAt()).equals(newest.get(driver(forecast))))
                .toList();
        if (wanted.isEmpty()) {
            throw Fault.configuration("--lap is '" + lap + "'; the first forecast of "
                    + race + " was made after lap "
                    + all.stream().mapToInt(Forecast::madeAt).min().orElse(0) + ": name a later lap");
        }
        return wanted;
    }

    /** Asked for before anything is built. */
    private int until() {
        if (lap == null || lap.equals(ALL)) {
            return Integer.MAX_VALUE;
        }
        if (!lap.matches("[0-9]{1,3}")) {
            throw Fault.configuration("--lap is '" + lap + "'; must be a lap's number, or " + ALL);
        }
        return Integer.parseInt(lap);
    }
}
