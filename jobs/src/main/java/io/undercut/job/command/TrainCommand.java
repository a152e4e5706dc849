package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.job.dag.RunRecord;
import io.undercut.job.task.RegisterModel.Promotion;
import io.undercut.job.task.StartingPoint;
import io.undercut.zoo.catalog.ModelType;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains one model and publishes it without promoting it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description =
                "Trains one model, evaluates it on the test seasons and publishes it; 'latest' stays where it is.",
        footer = {"", "Example:", "  undercut train --model ${bundle:zoo.model} --seasons 2022,2023 --test-seasons 2024"
        })
final class TrainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Mixin
    private SeasonsOptions data;

    @Option(names = "--model", required = true, description = "one of ${bundle:zoo.models}")
    private String model;

    @Option(
            names = "--algorithm",
            paramLabel = "A",
            description =
                    "what learns it, where its type has a choice: xgboost, lightgbm or ensemble, which trains both"
                            + " and blends them (default: the type's own)")
    private String algorithm;

    @Option(
            names = "--from-savepoint",
            paramLabel = "URI",
            description = "go on from a savepoint or a checkpoint (a folder chk-N) of the same training, at any"
                    + " parallelism (default: from the beginning)")
    private String savepoint;

    @Option(
            names = "--warm-start",
            paramLabel = "VERSION",
            description = "begin with the parameters of this version, or of the champion: 'champion' (default: freshly"
                    + " initialised)")
    private String warmStart;

    TrainCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
        ModelType type = surroundings.zoo().models().named(model).by(algorithm);
        RunRecord run = new PipelineWork(surroundings, options)
                .start(List.of(type), data, new StartingPoint(savepoint, warmStart), null, Promotion.NEVER);
        JsonNode trained = run.models().get(0);
        new Console(surroundings, options).result(trained, PipelineCommand.modelLine(trained));
        return 0;
    }
}
