package io.undercut.job.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.base.Suppliers;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.config.RunSettings;
import io.undercut.job.config.TrainingChoices;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.graph.LookAtBackends;
import io.undercut.job.graph.TrainNetwork;
import io.undercut.job.graph.TrainingJob;
import io.undercut.job.graph.TrainingJob.Trained;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.ParentModel;
import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.TrainingPlan.UpdaterAveraging;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.NetworkLearner;
import io.undercut.zoo.catalog.TrainingRows;
import io.undercut.zoo.example.PartitionedShards;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.TrainingRecipe;
import io.undercut.zoo.network.ComputeBackend;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.StepFingerprint;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains a network: one Flink job of averaging replicas, begun once more at half the batch if memory runs out. */
final class NetworkTrainer implements Trainer {
    private static final Logger LOG = LoggerFactory.getLogger(NetworkTrainer.class);
    private static final int VALIDATE_EVERY = 5;

    private final ModelType type;
    private final NetworkLearner learner;
    private final FlinkSite site;
    private final RunSettings settings;
    private final TrainingChoices choices;
    private final String runId;
    private final Clock clock;
    private final Supplier<List<ComputeBackend>> backends;

    /** A trainer for one run. */
    NetworkTrainer(
            ModelType type, NetworkLearner learner, FlinkSite site, RunSettings settings, String runId, Clock clock) {
        this.type = type;
        this.learner = learner;
        this.site = site;
        this.settings = settings;
        this.choices = settings.training().over(learner.recipe());
        this.runId = runId;
        this.clock = clock;
        this.backends = Suppliers.memoize(() -> LookAtBackends.run(site));
    }

    /** Trains the network; once more at half the batch if memory runs out. */
    @Override
    public TrainedModel train(TrainingData data, StartingPoint start) {
        TrainingRecipe recipe = choices.recipe();
        lacking().ifPresent(lack -> LOG.warn("{}", lack));
        try {
            return train(data, start, recipe, type.name(), "");
        } catch (Fault fault) {
            if (fault.reason() != FaultReason.OUT_OF_MEMORY || recipe.batchRows() < 2) {
                throw fault;
            }
            LOG.warn("{}; training again at half the batch", fault.getMessage());
            // State of the whole batch would be of another training.
            StartingPoint anew = new StartingPoint(null, start.parent());
            return train(
                    data,
                    anew,
                    recipe.atHalfTheBatch(),
                    type.name() + "-half-batch",
                    "at half the batch for want of memory");
        }
    }

    @Override
    public Optional<String> lacking() {
        ComputeBackend asked = choices.backend();
        if (asked != ComputeBackend.CUDA) {
            return Optional.empty();
        }
        if (settings.stepOf(learner.shape()) == LocalSteps.FUSED) {
            return Optional.of(
                    "on the CPU: training.backend is cuda and the fused step computes on no other; see --step");
        }
        List<ComputeBackend> slots = backends.get();
        long lacking = slots.stream().filter(slot -> slot != asked).count();
        return lacking == 0
                ? Optional.empty()
                : Optional.of(
                        "on the CPU: training.backend is cuda and ND4J found no CUDA backend with a GPU in %d of %d slots"
                                .formatted(lacking, slots.size()));
    }

    private TrainedModel train(
            TrainingData data, StartingPoint start, TrainingRecipe asked, String attempt, String remark) {
        // First of all, for it refuses a feature set that lacks a column.
        PartitionedShards shards =
                new PartitionedShards(data.files(), type.columns().width(), data.split());
        TrainingRows training = data.trainingRows(learner.shape());
        int rows = Math.toIntExact(training.count());
        boolean chosen = asked.localSteps() > learner.recipe().localSteps();
        TrainingRecipe recipe = chosen ? asked : asked.shortened(rows, settings.workers());
        int rounds = recipe.rounds(rows, settings.workers());
        RunFolder folder = folder(attempt);
        NetworkSpec network =
                learner.architecture().of(recipe.learningRate(), Math.multiplyExact(rounds, recipe.localSteps()));
        WarmStart warm = start.parent() == null
                ? WarmStart.none(training.standardisation())
                : WarmStart.from(data, start.parent(), settings.warehouse(), clock, network, folder);
        warm.refuseToBeTestedOn(data.split().test());
        TrainingPlan plan = new TrainingPlan(
                network,
                warm.standardisation(),
                settings.stepOf(network),
                settings.workers(),
                recipe.localSteps(),
                new Stopping(rounds, choices.patience()),
                recipe.batchRows(),
                UpdaterAveraging.AVERAGED,
                VALIDATE_EVERY,
                settings.seed(),
                warm.parent());
        new FirstStart(folder, runId).keep(data, plan);
        TrainingJob job = new TrainingJob(
                site,
                type.name(),
                folder,
                new Checkpointing(
                        settings.warehouse().checkpoints(runId, attempt),
                        choices.checkpointEvery(),
                        choices.checkpointIterations()),
                folder.model().isPresent()
                        ? Deadline.NONE
                        : new FirstStart(folder(type.name()), runId).deadline(choices, clock));
        Trained trained = job.startingFrom(start.savepoint()).run(TrainNetwork.of(plan, shards));
        return new TrainedModel(
                data,
                attempt,
                trained.archive(),
                new StepFingerprint(plan.step().word(), settings.mathOf(plan.step())),
                plan.replicas(),
                CanonicalJson.read(
                        CanonicalJson.write(configuration(plan, warm.learned())), ObjectNode.class, "configuration"),
                TrainedModel.course(trained.history()),
                warm.learned(),
                remark);
    }

    @Override
    public RunFolder folder(String attempt) {
        return new RunFolder(settings.warehouse().run(runId) + "/" + attempt);
    }

    private static SortedMap<String, Object> configuration(TrainingPlan plan, SortedSet<String> learnedBefore) {
        SortedMap<String, Object> configuration = new TreeMap<>();
        configuration.put("network", plan.network());
        configuration.put("local_steps", plan.localSteps());
        configuration.put("rounds", plan.rounds());
        configuration.put("patience", plan.stopping().patience());
        configuration.put("batch_rows", plan.batchRows());
        configuration.put("updater_averaging", plan.updaterAveraging().name());
        configuration.put("validate_every", plan.validateEvery());
        if (!plan.parent().equals(ParentModel.NONE)) {
            SortedMap<String, Object> parent = new TreeMap<>();
            parent.put("model_sha256", plan.parent().sha256());
            parent.put(LearnedRaces.RACES, learnedBefore);
            configuration.put(LearnedRaces.WARM_START, parent);
        }
        return configuration;
    }
}
