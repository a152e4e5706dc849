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
import io.undercut.zoo.catalog.EnsembleLearner;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.TreesLearner;
import io.undercut.zoo.ensemble.EnsembleArchive;
import io.undercut.zoo.example.PartitionedShards;
import io.undercut.zoo.model.Calibration;
import io.undercut.zoo.network.ComputeBackend;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.StepFingerprint;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Trains boosted trees: one Flink job, each booster in one task of it or in as many parts as were asked for, the same at any parallelism. */
final class BoosterTrainer implements Trainer {
    private final ModelType type;
    private final TreesLearner learner;
    private final FlinkSite site;
    private final RunSettings settings;
    private final String runId;
    private final Clock clock;
    private final int parts;

    /** A trainer for one run. */
    BoosterTrainer(
            ModelType type, TreesLearner learner, FlinkSite site, RunSettings settings, String runId, Clock clock) {
        this.type = type;
        this.learner = learner.of(settings.training()::over);
        this.site = site;
        this.settings = settings;
        this.runId = runId;
        this.clock = clock;
        this.parts = settings.training().boostingParts();
    }

    @Override
    public TrainedModel train(TrainingData data, StartingPoint start) {
        start.requireFit(type);
        PartitionedShards shards =
                new PartitionedShards(data.files(), type.columns().width(), data.split());
        BoostingPlan plan = plan();
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
        return new TrainedModel(
                data,
                type.name(),
                trained.archive(),
                new StepFingerprint(libraries(), List.of()),
                1,
                CanonicalJson.read(
                        CanonicalJson.write(configuration(trained.archive())), ObjectNode.class, "configuration"),
                TrainedModel.course(trained.history()),
                new TreeSet<>(),
                parts == 1 ? "" : "in " + parts + " parts");
    }

    private BoostingPlan plan() {
        List<BoostingPlan.Member> members = learner.members().stream()
                .map(member -> new BoostingPlan.Member(member.booster(), member.recipe()))
                .toList();
        Calibration blending = learner instanceof EnsembleLearner ensemble ? ensemble.calibration() : null;
        return new BoostingPlan(members, blending, settings.seed()).inParts(parts);
    }

    private String libraries() {
        return learner.members().stream()
                .map(member -> member.booster().library())
                .distinct()
                .map(library -> library.word() + " " + library.version())
                .collect(Collectors.joining(", "));
    }

    /** What was to be trained and, of an ensemble, what its members came to count. */
    private SortedMap<String, Object> configuration(byte[] archive) {
        SortedMap<String, Object> configuration = new TreeMap<>();
        configuration.put("algorithm", learner.algorithm());
        if (learner instanceof EnsembleLearner ensemble) {
            configuration.put("members", ensemble.members());
            configuration.put("calibration", ensemble.calibration());
            configuration.put("blend", EnsembleArchive.blend(archive));
        } else {
            configuration.put("booster", learner.members().get(0).booster());
            configuration.put("boosting", learner.members().get(0).recipe());
        }
        if (parts > 1) {
            configuration.put("boosting_parts", parts);
        }
        return configuration;
    }

    @Override
    public Optional<String> lacking() {
        return settings.training().backend() == ComputeBackend.CUDA
                ? Optional.of("on the CPU: training.backend is cuda, and trees are boosted on the CPU alone")
                : Optional.empty();
    }

    @Override
    public RunFolder folder(String attempt) {
        return new RunFolder(settings.warehouse().run(runId) + "/" + attempt);
    }
}
