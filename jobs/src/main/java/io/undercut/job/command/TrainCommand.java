package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import io.undercut.job.config.RunSettings;
import io.undercut.job.dag.RunRecord;
import io.undercut.job.task.CrossValidated;
import io.undercut.job.task.CrossValidation;
import io.undercut.job.task.LapTasks;
import io.undercut.job.task.RegisterModel.Promotion;
import io.undercut.job.task.Zoo;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.SuppliedLearner;
import io.undercut.zoo.example.RollingOriginSplit;
import io.undercut.zoo.tabular.TableRequest;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Trains one model and publishes it without promoting it. */
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        description = {
            "Trains one model, evaluates it on the test seasons and publishes it; 'latest' stays where it is.",
            "With --folds: walk-forward cross-validation. Trains one model a fold, each tested on what follows what it"
                    + " learned from, and publishes none."
        },
        footer = {"", "Example:", "  undercut train --model ${bundle:zoo.model} --seasons 2022,2023 --test-seasons 2024"
        })
final class TrainCommand implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Mixin
    private SeasonsOptions data;

    @Mixin
    private FoldsOptions folds;

    @Mixin
    private TableOptions table;

    @Option(names = "--model", required = true, description = "one of ${bundle:zoo.models}")
    private String model;

    @Mixin
    private AlgorithmOptions learner;

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
        Optional<TableRequest> named = table.request();
        named.ifPresent(one -> data.refuseBeside("--table"));
        Zoo zoo = TableOptions.placed(surroundings.zoo(), model, named);
        ModelType type = zoo.models().named(model).by(learner.algorithm());
        folds.checked();
        if (folds.asked()) {
            if (named.isPresent()) {
                throw Fault.configuration(
                        "--folds walks along seasons and races, which a table does not have; leave it out");
            }
            return crossValidated(type);
        }
        PipelineWork work = new PipelineWork(surroundings, options, zoo, named.orElse(null));
        RunRecord run = work.start(List.of(type), data, learner.start(savepoint, warmStart), null, Promotion.NEVER);
        JsonNode trained = run.models().get(0);
        new Console(surroundings, options).result(trained, PipelineCommand.modelLine(trained));
        return 0;
    }

    private int crossValidated(ModelType type) {
        if (savepoint != null || warmStart != null) {
            throw Fault.configuration(
                    "--folds trains each fold from its beginning; leave --from-savepoint and" + " --warm-start out");
        }
        if (!data.testSeasons().isEmpty()) {
            throw Fault.configuration("--folds tests on each fold's own part of --seasons; leave --test-seasons out");
        }
        if (type.learner() instanceof SuppliedLearner) {
            throw Fault.configuration(
                    "--folds trains one model a fold, and a supplied model is not trained; leave --folds"
                            + " or --algorithm out");
        }
        RunSettings settings = options.settings(surroundings, List.of(type), problems -> {
            data.check(problems);
            options.checkTraining(List.of(type), problems);
        });
        RollingOriginSplit split = folds.split();
        Console console = new Console(surroundings, options);
        CrossValidated validated = FlinkWork.run(surroundings, options, console, site -> {
            if (!data.laps().isEmpty()) {
                new LapTasks(site, settings.warehouse()).importLaps(data.laps());
            }
            return new CrossValidation(surroundings.zoo(), type, site, settings, surroundings.clock(), console::say)
                    .run(data.seasons(), split, folds.unit());
        });
        console.result(validated, FoldsText.of(validated));
        return 0;
    }
}
