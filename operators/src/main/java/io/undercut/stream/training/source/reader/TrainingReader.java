package io.undercut.stream.training.source.reader;

import io.undercut.fault.Fault;
import io.undercut.stream.training.FeedbackBroker;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.ReplicaMetrics;
import io.undercut.stream.training.round.RoundAssembly;
import io.undercut.stream.training.round.RoundContribution;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.VectorLayout;
import io.undercut.stream.training.source.split.ReplicaSplit;
import io.undercut.stream.training.source.split.ReplicaSplit.Cursor;
import io.undercut.stream.training.source.split.ReplicaSplit.Phase;
import io.undercut.zoo.example.ShardedExamples;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Trains the replicas it was given on the task's own thread: one mini-batch or one chunk a call, so that barriers pass between two
 * steps.
 */
public final class TrainingReader implements SourceReader<Chunk, ReplicaSplit> {
    private final TrainingPlan plan;
    private final VectorLayout layout;
    private final ShardedExamples examples;
    private final String address;
    private final FeedbackBroker.Slot slot;
    private final TreeMap<Integer, ReplicaTrainer> replicas = new TreeMap<>();
    private final Deque<Chunk> toSend = new ArrayDeque<>();
    private final List<ReplicaTrainer> sending = new ArrayList<>();
    private final Wake wake = new Wake();
    private Assignment assignment = Assignment.OPEN;
    private RoundAssembly.Average taken;

    private enum Assignment {
        OPEN,
        COMPLETE
    }

    /** A reader for one subtask. */
    public TrainingReader(
            SourceReaderContext context, TrainingPlan plan, VectorLayout layout, ShardedExamples examples) {
        this.plan = plan;
        this.layout = layout;
        this.examples = examples;
        this.address = FeedbackBroker.address(context.metricGroup(), context.getIndexOfSubtask());
        this.slot = FeedbackBroker.slot(address);
    }

    @Override
    public void start() {
        slot.wake(wake::up);
    }

    /**
     * Flink waits for {@link #isAvailable} even after {@code MORE_AVAILABLE}: where the output was full when it looked first, and no
     * longer when it looked again. So there is a wake for every poll that has work to follow, or the rest of a round would never be sent.
     */
    @Override
    public InputStatus pollNext(ReaderOutput<Chunk> output) {
        InputStatus status = work(output);
        if (status == InputStatus.MORE_AVAILABLE) {
            wake.up();
        }
        return status;
    }

    private InputStatus work(ReaderOutput<Chunk> output) {
        takeAverage();
        ReplicaTrainer next = nextToTrain();
        if (next != null) {
            next.advance();
            return InputStatus.MORE_AVAILABLE;
        }
        if (toSend.isEmpty()) {
            collectRound();
        }
        if (!toSend.isEmpty()) {
            output.collect(toSend.remove());
            if (toSend.isEmpty()) {
                sending.forEach(ReplicaTrainer::sent);
                sending.clear();
            }
            return InputStatus.MORE_AVAILABLE;
        }
        if (assignment == Assignment.COMPLETE && all(Phase.DONE).size() == replicas.size()) {
            return InputStatus.END_OF_INPUT;
        }
        return wake.isDue() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    private void takeAverage() {
        wake.rest();
        RoundAssembly.Average newest = slot.newest();
        if (newest != taken) {
            taken = newest;
            replicas.values().forEach(replica -> replica.accept(newest));
            stopSendingWhatHasBeenAveraged();
        }
    }

    /** All that is being sent is of one round. */
    private void stopSendingWhatHasBeenAveraged() {
        if (sending.stream().anyMatch(replica -> replica.phase() != Phase.EMIT)) {
            toSend.clear();
            sending.clear();
        }
    }

    /** Replicas train one after the other, a whole round each: the caches stay warm and the sum of neighbours is sent once. */
    private ReplicaTrainer nextToTrain() {
        for (ReplicaTrainer replica : replicas.values()) {
            if (replica.phase() == Phase.TRAIN) {
                return replica;
            }
        }
        return null;
    }

    /** The earliest round that is to be sent. Waits with it while a neighbour that was restored behind it still has to catch up. */
    private void collectRound() {
        int round = replicas.values().stream()
                .filter(replica -> replica.phase() != Phase.DONE)
                .mapToInt(ReplicaTrainer::round)
                .min()
                .orElse(0);
        List<ReplicaTrainer> ready = all(Phase.EMIT).stream()
                .filter(replica -> replica.round() == round)
                .toList();
        if (ready.isEmpty()) {
            return;
        }
        RoundContribution contribution = new RoundContribution(layout, plan.replicas(), round);
        for (ReplicaTrainer replica : ready) {
            Cursor cursor = replica.cursor();
            contribution.add(
                    new ReplicaMetrics(
                            replica.replica(),
                            cursor.samples(),
                            cursor.lossSum(),
                            cursor.seen(),
                            replica.trainingRows(),
                            cursor.validated(),
                            cursor.validationLossSum()),
                    replica.vector());
        }
        sending.addAll(ready);
        toSend.addAll(contribution.chunks());
    }

    private List<ReplicaTrainer> all(Phase phase) {
        return replicas.values().stream()
                .filter(replica -> replica.phase() == phase)
                .toList();
    }

    @Override
    public List<ReplicaSplit> snapshotState(long checkpointId) {
        return replicas.values().stream().map(ReplicaTrainer::snapshot).toList();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return wake.future();
    }

    @Override
    public void addSplits(List<ReplicaSplit> splits) {
        for (ReplicaSplit split : splits) {
            replicas.put(split.replica(), opened(split));
        }
        // An average may have come before the replicas that wait for it.
        taken = null;
        wake.up();
    }

    /** Examples that are bad or torn are so at every start. */
    private ReplicaTrainer opened(ReplicaSplit split) {
        try {
            return new ReplicaTrainer(plan, layout, examples, split);
        } catch (Fault fault) {
            throw fault.reason().retryable() ? fault : new SuppressRestartsException(fault);
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        assignment = Assignment.COMPLETE;
        wake.up();
    }

    @Override
    public void close() {
        replicas.values().forEach(ReplicaTrainer::close);
        FeedbackBroker.forget(address);
    }
}
