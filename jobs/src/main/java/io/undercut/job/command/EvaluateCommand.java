package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.config.RunSettings;
import io.undercut.job.task.EvaluatedModel;
import io.undercut.job.task.LapTasks;
import io.undercut.job.task.LearnedRaces;
import io.undercut.job.task.ModelResult;
import io.undercut.job.task.ModelTasks;
import io.undercut.job.task.RegisterModel;
import io.undercut.job.task.TestSeasons;
import io.undercut.job.task.TrainingData;
import io.undercut.job.task.VerdictLine;
import io.undercut.stream.lake.LakeLayout;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.example.Division;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import java.util.List;
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
        ModelType type = surroundings.zoo().models().named(version.modelType());
        Console console = new Console(surroundings, options);
        if (laps.isEmpty()) {
            refuseWhatItLearned(registry, version, type, settings, asked);
        }
        Answer answer = FlinkWork.run(surroundings, options, console, site -> {
            if (!laps.isEmpty()) {
                new LapTasks(site, settings.warehouse()).importLaps(SeasonsOptions.paths(laps));
                refuseWhatItLearned(registry, version, type, settings, asked);
            }
            ModelTasks tasks = new ModelTasks(surroundings.zoo(), type, site, settings, EVALUATE, surroundings.clock());
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
            ModelRegistry registry, ModelVersion version, ModelType type, RunSettings settings, List<Integer> asked) {
        TestSeasons test = TestSeasons.of(
                surroundings.zoo().features(type),
                new LakeLayout(settings.warehouse().lake()),
                asked);
        List<String> seen = type.division() == Division.WITHIN_RACES
                ? List.of()
                : LearnedRaces.ofSeasons(test.seasons(), registry, version);
        if (!seen.isEmpty()) {
            throw Fault.configuration(version.reference() + " learned from " + Phrase.count(seen.size(), "race")
                    + " of the seasons asked for, " + seen.get(0) + " the first; choose --seasons it never saw");
        }
    }
}
