package io.undercut.job.command;

import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.featureset.FeatureSetDefinition;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.task.FeatureTasks;
import io.undercut.job.task.LapTasks;
import io.undercut.job.task.ModelTasks;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.zoo.catalog.ModelType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Commands on feature sets. */
final class FeaturesCommand {
    private FeaturesCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Group())
                .addSubcommand(new Build(surroundings))
                .addSubcommand(new FeaturesDescribe(surroundings))
                .addSubcommand(new FeaturesPrune(surroundings));
    }

    @Command(
            name = "features",
            mixinStandardHelpOptions = true,
            description = "Versioned feature sets.",
            footer = {"", "Example:", "  undercut features build --model ${bundle:zoo.model}"})
    private static final class Group extends CommandGroup {}

    @Command(
            name = "build",
            mixinStandardHelpOptions = true,
            description = "Builds a model's feature set from the lake; found built if nothing it is made of changed.",
            footer = {"", "Example:", "  undercut features build --model ${bundle:zoo.model}"})
    private static final class Build implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Mixin
        private SeasonsOptions data;

        @Option(names = "--model", required = true, description = "the feature set: ${bundle:zoo.sets}")
        private String model;

        private Build(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            FeatureSetDefinition definition = surroundings.zoo().featureSet(model);
            data.checked();
            Console console = new Console(surroundings, options);
            FeatureSet set = FlinkWork.run(surroundings, options, console, site -> {
                if (!data.laps().isEmpty()) {
                    new LapTasks(site, options.workingWarehouse()).importLaps(data.laps());
                }
                return built(site, definition);
            });
            FeatureSetManifest manifest = set.manifest();
            String found = set.cached() ? "built before" : "built";
            console.result(
                    manifest,
                    "%s %s: %s of %s, %s"
                            .formatted(
                                    manifest.name(),
                                    manifest.version(),
                                    Phrase.count(manifest.rows(), "example"),
                                    Phrase.count(manifest.races().size(), "race"),
                                    found));
            return 0;
        }

        private FeatureSet built(FlinkSite site, FeatureSetDefinition definition) {
            List<Integer> seasons = new ArrayList<>(data.seasons());
            seasons.addAll(data.testSeasons());
            Optional<ModelType> type = surroundings.zoo().models().find(model);
            if (type.isEmpty()) {
                return new FeatureTasks(site, options.workingWarehouse()).build(definition, seasons);
            }
            // The very set that a training of the same seasons builds.
            RunSettings settings = options.settings(surroundings);
            return new ModelTasks(surroundings.zoo(), type.get(), site, settings, "features", surroundings.clock())
                    .features(data.seasons(), data.testSeasons())
                    .set();
        }
    }
}
