package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.featureset.TabularSet;
import io.undercut.job.task.EvaluatedModel;
import io.undercut.job.task.LapTasks;
import io.undercut.job.task.LearnedRaces;
import io.undercut.job.task.ModelResult;
import io.undercut.job.task.ModelTasks;
import io.undercut.job.task.RegisterModel;
import io.undercut.job.task.TestSeasons;
import io.undercut.job.task.TrainingData;
import io.undercut.job.task.VerdictLine;
import io.undercut.job.task.VersionContents;
import io.undercut.job.task.Zoo;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.example.Division;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import io.undercut.zoo.tabular.TableEncoding;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Evaluates a published model on seasons of the lake. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Evaluates a published model on seasons, beside baselines fitted on the seasons before them.",
        footer = {"", "Example:", "  undercut evaluate --model ${bundle:zoo.model} --seasons 2024"})
final class EvaluateCommand implements Callable<Integer> {
    private static final String EVALUATE = "evaluate";

    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Option(names = "--model", required = true, paramLabel = "M[@VERSION]", description = "the model")
    private String model;

    @Option(
            names = "--laps",
            paramLabel = "PATH",
            split = ",",
            description = "import this first, as data import --on-conflict replace does: a file or folder with laps"
                    + " (default: none)")
    private List<String> laps = List.of();

    @Option(
            names = "--seasons",
            paramLabel = "YEAR",
            description = "seasons to test it on (default: the newest with at least five races)")
    private List<String> seasons = List.of();

    @Option(
            names = "--table",
            paramLabel = "FILE",
            description = "the table that the model learned from, for a model that reads one; its newest rows, or those"
                    + " set aside, test it (default: none)")
    private String table;

    EvaluateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Integer> asked = Years.of("--seasons", seasons);
        RunSettings settings = options.settings(surroundings);
        ModelRegistry registry =
                new ModelRegistry(ArtifactStores.at(settings.warehouse().models()), surroundings.clock());
        ModelVersion version = registry.find(named(registry));
        Zoo zoo = withTable(registry, version);
        ModelType type = zoo.models().named(version.modelType());
        Console console = new Console(surroundings, options);
        if (laps.isEmpty()) {
            refuseWhatItLearned(registry, version, zoo, settings, asked);
        }
        Answer answer = FlinkWork.run(surroundings, options, console, site -> {
            if (!laps.isEmpty()) {
                new LapTasks(site, settings.warehouse()).importLaps(SeasonsOptions.paths(laps));
                refuseWhatItLearned(registry, version, zoo, settings, asked);
            }
            ModelTasks tasks = new ModelTasks(zoo, type, site, settings, EVALUATE, surroundings.clock());
            TrainingData data =
                    tasks.features(List.of(), asked.stream().sorted().toList());
            EvaluatedModel evaluated = tasks.evaluate(data, version);
            ModelResult result = new RegisterModel(type, settings, EVALUATE, surroundings.clock())
                    .evaluated(version, data, evaluated);
            return new Answer(result, text(result, data, evaluated));
        });
        console.result(answer.result(), answer.text());
        return 0;
    }

    /** The model as asked for; a configuration fault with what to type where only a version can be meant. */
    private String named(ModelRegistry registry) {
        String modelType = model.replaceFirst("@latest$", "");
        List<ModelVersion> versions = registry.list(modelType).stream()
                .filter(version -> !version.quarantined())
                .toList();
        if (!versions.isEmpty() && registry.latest(modelType).isEmpty()) {
            throw Fault.configuration("no version of " + modelType + " is promoted yet; name one: --model "
                    + versions.get(versions.size() - 1).reference()
                    + (versions.size() == 1 ? "" : " (the newest of " + versions.size() + ")"));
        }
        return model;
    }

    /** The zoo with the table that a version learned from, as it says itself. */
    private Zoo withTable(ModelRegistry registry, ModelVersion version) {
        Optional<TableEncoding> encoding = VersionContents.encoding(registry, version);
        if (encoding.isEmpty()) {
            if (table != null) {
                throw Fault.configuration("--table is " + table + ", and " + version.reference()
                        + " learned from the lake; leave it out");
            }
            return surroundings.zoo();
        }
        String learned = encoding.get().table().file();
        if (table == null) {
            throw Fault.configuration(version.reference() + " learned from the table " + learned
                    + "; say where it lies with --table FILE");
        }
        if (!laps.isEmpty() || !seasons.isEmpty()) {
            throw Fault.configuration("--laps and --seasons are of the lake, and " + version.reference()
                    + " learned from a table; leave them out");
        }
        TabularSet set = TabularSet.of(encoding.get().table().of(TableOptions.whole(table)));
        if (!set.encoding().sha256().equals(encoding.get().sha256())) {
            throw Fault.configuration(
                    "--table is " + table + ", and " + version.reference() + " learned from " + learned
                            + " of sha256 " + encoding.get().sha256()
                            + "; give that file: what a model says of other rows is told by predict");
        }
        return surroundings.zoo().with(set);
    }

    private record Answer(ModelResult result, String text) {}

    private static String text(ModelResult result, TrainingData data, EvaluatedModel evaluated) {
        SortedSet<String> seasons = new TreeSet<>();
        data.split().test().forEach(race -> seasons.add(race.substring(0, 4)));
        return "%s@%s on %s: %s%n  sha256 %s%n  page %s"
                .formatted(
                        result.modelType(),
                        result.version(),
                        Phrase.list(seasons),
                        VerdictLine.of(
                                evaluated.result(),
                                data.signature(),
                                data.set().manifest().key()),
                        result.sha256(),
                        result.report());
    }

    /** A score on races a model learned from says nothing; what divides a race is tested on the half it never saw. */
    private void refuseWhatItLearned(
            ModelRegistry registry, ModelVersion version, Zoo zoo, RunSettings settings, List<Integer> asked) {
        ModelType type = zoo.models().named(version.modelType());
        TestSeasons test = TestSeasons.of(
                zoo.features(type), new LakeLayout(settings.warehouse().lake()), asked);
        List<String> seen = type.division() != Division.BY_SEASON
                ? List.of()
                : LearnedRaces.ofSeasons(test.seasons(), registry, version);
        if (!seen.isEmpty()) {
            throw Fault.configuration(version.reference() + " learned from " + Phrase.count(seen.size(), "race")
                    + " of the seasons asked for, " + seen.get(0) + " the first; choose --seasons it never saw");
        }
    }
}
