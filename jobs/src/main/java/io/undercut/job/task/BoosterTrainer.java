package io.undercut.job.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.job.config.RunSettings;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.graph.BoostTrees;
import io.undercut.job.graph.TrainingJob;
import io.undercut.job.graph.TrainingJob.Trained;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.boosting.BoostingPlan;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Deadline;
import io.undercut.zoo.catalog.BoosterLearner;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.example.PartitionedShards;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.network.ComputeBackend;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.StepFingerprint;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Trains boosted trees: one Flink job of one task that boosts, the same at any parallelism. */
final class BoosterTrainer implements Trainer {
    private final ModelType type;
    private final BoosterLearner learner;
    private final FlinkSite site;
    private final RunSettings settings;
    private final String runId;
    private final Clock clock;

    /** A trainer for one run. */
    BoosterTrainer(
            ModelType type, BoosterLearner learner, FlinkSite site, RunSettings settings, String runId, Clock clock) {
        this.type = type;
        this.learner = settings.training().over(learner);
        this.site = site;
        this.settings = settings;
        this.runId = runId;
        this.clock = clock;
    }

    @Override
    public TrainedModel train(TrainingData data, StartingPoint start) {
        start.requireFit(type);
        PartitionedShards shards =
                new PartitionedShards(data.files(), type.columns().width(), data.split());
        BoostingPlan plan = new BoostingPlan(learner.booster(), learner.recipe(), settings.seed());
        RunFolder folder = folder(type.name());
        FirstStart first = new FirstStart(folder, runId);
        first.keep(data, plan);
        TrainingJob job = new TrainingJob(
                site,
                type.name(),
                folder,
                new Checkpointing(
                        settings.warehouse().checkpoints(runId, type.name()),
                        settings.training().checkpointEvery(),
                        settings.training().checkpointIterations()),
                folder.model().isPresent() ? Deadline.NONE : first.deadline(settings.training(), clock));
        Trained trained = job.startingFrom(start.savepoint()).run(BoostTrees.of(plan, shards, clock));
        BoosterSpec.Library library = learner.booster().library();
        return new TrainedModel(
                data,
                type.name(),
                trained.archive(),
                new StepFingerprint(library.word() + " " + library.version(), List.of()),
                1,
                CanonicalJson.read(CanonicalJson.write(configuration(plan)), ObjectNode.class, "configuration"),
                TrainedModel.course(trained.history()),
                new TreeSet<>(),
                "");
    }

    private static SortedMap<String, Object> configuration(BoostingPlan plan) {
        SortedMap<String, Object> configuration = new TreeMap<>();
        configuration.put("booster", plan.booster());
        configuration.put("boosting", plan.recipe());
        return configuration;
    }

    @Override
    public Optional<byte[]> archive(String attempt) {
        return folder(attempt).model();
    }

    @Override
    public void forget(String attempt) {
        folder(attempt).removeModel();
    }

    @Override
    public Optional<String> lacking() {
        return settings.training().backend() == ComputeBackend.CUDA
                ? Optional.of("on the CPU: training.backend is cuda, and trees are boosted on the CPU alone")
                : Optional.empty();
    }

    private RunFolder folder(String attempt) {
        return new RunFolder(settings.warehouse().run(runId) + "/" + attempt);
    }
}
