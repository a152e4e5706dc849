package io.undercut.job.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.job.config.RunSettings;
import io.undercut.job.task.LapTasks;
import io.undercut.job.task.LearnedRaces;
import io.undercut.job.task.ModelResult;
import io.undercut.job.task.RegisterModel;
import io.undercut.job.task.TireDegradationTasks;
import io.undercut.job.task.TireDegradationTasks.Judged;
import io.undercut.job.task.TireDegradationTasks.Prepared;
import io.undercut.zoo.registry.LocalArtifactStore;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Judges a published model on seasons of the lake. */
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        description = "Judges a published model on seasons, beside baselines fitted on the seasons before them.",
        footer = {"", "Example:", "  undercut evaluate --model tire_degradation --seasons 2024"})
final class EvaluateCommand implements Callable<Integer> {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Option(names = "--model", required = true, paramLabel = "M[@VERSION]", description = "the model")
    private String model;

    @Option(
            names = "--laps",
            paramLabel = "PATH",
            split = ",",
            description = "import this first, as data import does: a file or folder with laps (default: none)")
    private List<String> laps = List.of();

    @Option(
            names = "--seasons",
            paramLabel = "YEAR",
            description = "seasons to judge it on (default: the newest in the lake)")
    private List<String> seasons = List.of();

    EvaluateCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        List<Integer> judged = Years.of("--seasons", seasons);
        RunSettings settings = options.settings(surroundings);
        ModelRegistry registry =
                new ModelRegistry(new LocalArtifactStore(settings.warehouse().models()), surroundings.clock());
        ModelVersion version = registry.find(model);
        byte[] archive = registry.read(version, ModelPackage.MODEL);
        Console console = new Console(surroundings, options);
        ModelResult result = FlinkWork.run(surroundings, options, console, site -> {
            if (!laps.isEmpty()) {
                new LapTasks(site, settings.warehouse()).importLaps(SeasonsOptions.paths(laps));
            }
            TireDegradationTasks tasks = new TireDegradationTasks(site, settings, "evaluate", surroundings.clock());
            Prepared prepared =
                    tasks.features(List.of(), judged.stream().sorted().toList());
            refuseWhatItLearned(registry, version, prepared);
            Judged scored = tasks.evaluate(prepared, archive);
            return new RegisterModel(settings, "evaluate", surroundings.clock()).describe(version, scored);
        });
        console.result(result, PipelineCommand.modelLine(JSON.valueToTree(result)));
        return 0;
    }

    /** A score on races a model learned from says nothing. */
    private static void refuseWhatItLearned(ModelRegistry registry, ModelVersion version, Prepared prepared) {
        List<String> seen = LearnedRaces.among(prepared.split().test(), registry, version);
        if (!seen.isEmpty()) {
            throw Fault.configuration(version.reference() + " learned from " + seen.size() + " of the races asked for, "
                    + seen.get(0) + " the first; choose --seasons it never saw");
        }
    }
}
