package io.undercut.job.graph;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.flink.HalfTheSlots;
import io.undercut.job.flink.JobFailure;
import io.undercut.job.flink.TooFewSlots;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.checkpoint.SealedCheckpoints;
import io.undercut.stream.training.checkpoint.SealedCheckpoints.Resumption;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ExternalizedCheckpointRetention;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A training job, whatever learns: its checkpoints, and where to go on from when a job was lost. */
public final class TrainingJob {
    private static final Logger LOG = LoggerFactory.getLogger(TrainingJob.class);
    private static final int ATTEMPTS = 3;

    private final FlinkSite site;
    private final String modelType;
    private final RunFolder folder;
    private final Checkpointing checkpointing;
    private final Deadline deadline;
    private final String savepoint;

    /**
     * Trains one model of one run.
     *
     * @param folder where model and history go
     * @param checkpointing where the run's checkpoints lie, and how often one is taken
     * @param deadline when it stops if it has no model yet
     */
    public TrainingJob(
            FlinkSite site, String modelType, RunFolder folder, Checkpointing checkpointing, Deadline deadline) {
        this(site, modelType, folder, checkpointing, deadline, null);
    }

    private TrainingJob(
            FlinkSite site,
            String modelType,
            RunFolder folder,
            Checkpointing checkpointing,
            Deadline deadline,
            String savepoint) {
        this.savepoint = savepoint;
        this.site = site;
        this.modelType = modelType;
        this.folder = folder;
        this.checkpointing = checkpointing;
        this.deadline = deadline;
    }

    /**
     * The same, going on from a savepoint or another run's checkpoint as long as the run has none of its own.
     *
     * @param uri where it is; null to begin with round 0
     */
    public TrainingJob startingFrom(String uri) {
        return new TrainingJob(site, modelType, folder, checkpointing, deadline, uri);
    }

    /** Lays the graph of a training. */
    @FunctionalInterface
    public interface TrainingGraph {
        /**
         * Lays it.
         *
         * @param folder where model and history go
         * @param checkpointing where the run's checkpoints lie, and how often one is taken
         * @param deadline when it stops
         */
        void lay(
                StreamExecutionEnvironment environment,
                RunFolder folder,
                Checkpointing checkpointing,
                Deadline deadline);
    }

    /**
     * A finished training.
     *
     * @param archive the model's file
     * @param history every round's decision
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Trained(byte[] archive, List<RoundDecision> history) {}

    /**
     * Trains, going on from the newest intact checkpoint of the run if there is one. A run that has its model already is not trained again; a model
     * that is not what was written is none.
     * A job of the run that outlived the command which submitted it is not disturbed: its end is awaited.
     * A lost worker is Flink's to recover from, within the job. A damaged checkpoint, or a lost worker that Flink gave up on, is retried
     * by another job from the checkpoint before; nothing else is.
     *
     * @param graph lays the graph of the training; running it is done here
     */
    public Trained run(TrainingGraph graph) {
        awaitLeftRunning();
        own().removeStraySeals();
        Set<String> tried = new HashSet<>();
        for (int attempt = 1; folder.model().isEmpty(); attempt++) {
            Resumption resumption = start(own().newest(tried));
            resumption.damaged().forEach(damage -> LOG.error("checkpoint passed over: {}", damage));
            resumption.checkpoint().ifPresent(from -> LOG.info("going on from checkpoint {}", from));
            try {
                finish(graph, resumption);
                if (folder.model().isEmpty()) {
                    throw stopped();
                }
            } catch (Fault fault) {
                resumption.checkpoint().ifPresent(tried::add);
                // A job that began with nothing has failed on a checkpoint of its own, as one that began with a
                // checkpoint has.
                boolean savepointIsDamaged =
                        savepoint != null && resumption.checkpoint().equals(Optional.of(savepoint));
                boolean ownIsDamaged = fault.reason() == FaultReason.INTEGRITY_FAILURE && !savepointIsDamaged;
                // A job that found too few slots has waited for them already, as long as the cluster lets it.
                boolean waited = fault instanceof TooFewSlots;
                boolean again = (fault.reason().retryable() && !waited) || ownIsDamaged;
                if (!again || attempt == ATTEMPTS) {
                    throw fault;
                }
                LOG.warn("attempt {} of {} failed: {}", attempt, ATTEMPTS, fault.getMessage());
                // What failed may be the way to the job alone.
                awaitLeftRunning();
            }
        }
        byte[] archive = folder.model()
                .orElseThrow(() -> Fault.data(folder.uri() + "/" + RunFolder.MODEL
                        + " has changed since it was written; resume the run: it is trained again"));
        Trained trained = new Trained(archive, folder.history());
        // What the training may have to begin with again goes last.
        own().clear();
        return trained;
    }

    private SealedCheckpoints own() {
        return new SealedCheckpoints(checkpointing.folder());
    }

    private void awaitLeftRunning() {
        for (String job : own().jobs()) {
            try {
                site.awaitLeftRunning(name(), job);
            } catch (Fault silence) {
                // Its JobManager may have moved to where this command cannot ask. The model says more than any answer.
                if (folder.model().isEmpty()) {
                    throw silence;
                }
            }
        }
    }

    private Resumption start(Resumption own) {
        return own.checkpoint().isPresent() || savepoint == null
                ? own
                : new Resumption(Optional.of(TrainingSavepoint.checked(savepoint)), own.damaged());
    }

    private void finish(TrainingGraph graph, Resumption resumption) {
        StreamExecutionEnvironment environment = site.environment();
        environment.configure(settings(resumption));
        graph.lay(environment, folder, checkpointing, deadline);
        HalfTheSlots.askFor(environment);
        try {
            JobFailure.finish(site, environment, name());
        } catch (TooFewSlots fault) {
            throw tooFewSlots(environment.getParallelism(), fault);
        } catch (Fault fault) {
            if (fault.reason() == FaultReason.RESOURCE_EXHAUSTION) {
                // Flink says that checkpoints failed and not why; the storage does.
                own().tryStorage();
            }
            throw fault;
        }
    }

    /** Flink calls a job finished that a savepoint has stopped. */
    private Fault stopped() {
        return new Fault(
                FaultReason.CANCELLED,
                "job '%s' was stopped before it had a model; --from-savepoint of 'undercut train' begins with its savepoint"
                        .formatted(name()));
    }

    private Fault tooFewSlots(int wanted, Fault fault) {
        OptionalInt slots = site.slots();
        String had = slots.isPresent() ? Integer.toString(slots.getAsInt()) : "fewer";
        return new TooFewSlots(
                "job '%s' waited in vain for slots: it asks for %d and goes on with %d, the cluster has %s; start more TaskManagers or lower --parallelism"
                        .formatted(name(), wanted, HalfTheSlots.of(wanted), had),
                fault);
    }

    private String name() {
        return "train " + modelType;
    }

    private Configuration settings(Resumption resumption) {
        Configuration settings = new Configuration();
        settings.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, checkpointing.interval());
        settings.set(CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpointing.folder());
        settings.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, 3);
        settings.set(
                CheckpointingOptions.EXTERNALIZED_CHECKPOINT_RETENTION,
                ExternalizedCheckpointRetention.RETAIN_ON_CANCELLATION);
        settings.addAll(site.times().restarts());
        resumption.checkpoint().ifPresent(path -> settings.set(StateRecoveryOptions.SAVEPOINT_PATH, path));
        return settings;
    }
}
