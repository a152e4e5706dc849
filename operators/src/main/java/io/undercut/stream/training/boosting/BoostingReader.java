package io.undercut.stream.training.boosting;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.zoo.boosting.Boosting;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Boosts on the task's own thread, a segment a call, so that barriers pass between two segments. After each it gives out what was decided
 * and the trees so far, as the averaging of networks does.
 */
final class BoostingReader implements SourceReader<Chunk, BoostingProgress> {
    private final BoostingPlan plan;
    private final ShardedExamples examples;
    private final Deadline deadline;
    private final Clock clock;
    private CompletableFuture<Void> available = new CompletableFuture<>();
    private BoostingProgress progress;
    private Boosting boosting;
    private long rows;
    private boolean noMoreSplits;

    BoostingReader(BoostingPlan plan, ShardedExamples examples, Deadline deadline, Clock clock) {
        this.plan = plan;
        this.examples = examples;
        this.deadline = deadline;
        this.clock = clock;
    }

    @Override
    public void start() {
        // Waits for its split.
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Chunk> output) {
        if (progress == null) {
            return noMoreSplits ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        if (progress.last().ends()) {
            return InputStatus.END_OF_INPUT;
        }
        RoundDecision decision;
        if (progress.last().outOfTime()) {
            // Decided on again, by the time there is now; the recorder has forgotten it.
            decision = deadline.applied(progress.last(), clock.millis());
        } else {
            decision = segment();
        }
        progress = new BoostingProgress(decision, progress.trees());
        int round = decision.round();
        output.collect(new Chunk(Chunk.METRICS, round, 0, 1, 0, decision.encode()));
        output.collect(new Chunk(Chunk.WHOLE, round, 0, 1, 0, progress.trees()));
        if (decision.outOfTime()) {
            // For the last checkpoint, which ends the job.
            available = new CompletableFuture<>();
            return InputStatus.NOTHING_AVAILABLE;
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private RoundDecision segment() {
        int segment = progress.last().round() + 1;
        int rounds = plan.recipe().roundsOf(segment);
        double validation = segment == 0 ? Double.NaN : boosting().validationLoss();
        boosting().boost(plan.firstOf(segment), rounds);
        double loss = boosting().trainingLoss();
        if (!Double.isFinite(loss)) {
            throw new SuppressRestartsException(new Fault(
                    FaultReason.TRAINING_DIVERGED,
                    "the loss became %s in boosting round %d; lower training.learning-rate or look at the data"
                            .formatted(loss, plan.firstOf(segment) + rounds)));
        }
        progress = new BoostingProgress(progress.last(), boosting().trees());
        long boosted = plan.iterations(segment);
        return deadline.applied(
                progress.last().followedBy(segment, loss, validation, rows * boosted, boosted, plan.stopping()),
                clock.millis());
    }

    private Boosting boosting() {
        if (boosting == null) {
            try {
                ReplicaExamples all = examples.of(0, 1);
                rows = all.training().rows();
                if (rows == 0) {
                    throw Fault.data("there are no training rows to boost on; choose seasons that have laps");
                }
                boosting = Boosting.of(plan.booster(), plan.seed(), all.training(), all.validation(), progress.trees());
            } catch (Fault fault) {
                // Examples that are bad or torn are so at every start.
                throw fault.reason().retryable() ? fault : new SuppressRestartsException(fault);
            }
        }
        return boosting;
    }

    @Override
    public List<BoostingProgress> snapshotState(long checkpointId) {
        return progress == null ? List.of() : List.of(progress);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<BoostingProgress> splits) {
        splits.forEach(split -> progress = split);
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        available.complete(null);
    }

    @Override
    public void close() {
        if (boosting != null) {
            boosting.close();
        }
    }
}
