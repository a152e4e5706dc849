package io.undercut.stream.training;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.metric.TrainingMetrics;
import io.undercut.stream.training.checkpoint.CheckpointPace;
import io.undercut.stream.training.checkpoint.CheckpointRequest;
import io.undercut.stream.training.checkpoint.CheckpointSeal;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.RecordedTraining;
import io.undercut.stream.training.round.RoundDecision;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.runtime.state.StateSnapshotContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/** Keeps the history of rounds, shows it as metrics, and makes snapshots and the final model durable. One instance a run. */
public final class RoundRecorder extends AbstractStreamOperator<RoundDecision>
        implements OneInputStreamOperator<Chunk, RoundDecision> {
    private static final long serialVersionUID = 1L;

    /** What a run whose time is over gets to bring a last checkpoint home. */
    static final Duration GRACE = Duration.ofSeconds(30);

    /** How often a run whose time is over looks whether it must ask for its checkpoint again. */
    private static final Duration LOOK_EVERY = Duration.ofMillis(500);

    private static final long NEVER = Long.MAX_VALUE;

    private final RecordedTraining training;
    private final RunFolder folder;
    private final Checkpointing checkpointing;
    private transient Consumer<CheckpointRequest> requests;
    private transient CheckpointPace pace;
    private transient List<RoundDecision> history;
    private transient ListState<Chunk> saved;
    private transient ListState<Chunk> savedCandidate;
    private transient ListState<Chunk> savedBest;
    private transient Chunk candidate;
    private transient Chunk best;
    private transient boolean stopped;
    private transient long stoppedIn;
    private transient long startedAt;
    private transient long seenAtStart;
    private transient double validationLoss;

    /**
     * A recorder for one run.
     *
     * @param training what is recorded
     * @param folder where models and history go
     * @param checkpointing where the run's checkpoints lie, to be sealed, and how often it asks for one
     */
    public RoundRecorder(RecordedTraining training, RunFolder folder, Checkpointing checkpointing) {
        this.training = training;
        this.folder = folder;
        this.checkpointing = checkpointing;
    }

    /** Who takes its requests for checkpoints. */
    void askThrough(Consumer<CheckpointRequest> coordinator) {
        requests = coordinator;
    }

    @Override
    public void initializeState(StateInitializationContext context) throws Exception {
        super.initializeState(context);
        saved = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("rounds", ChunkSerializer.INSTANCE));
        history = new ArrayList<>();
        saved.get().forEach(chunk -> history.add(RoundDecision.decode(chunk.payload())));
        stoppedIn = NEVER;
        pace = new CheckpointPace(checkpointing.iterations());
        if (last().outOfTime()) {
            // The averager decides on that round again, by the time there is now.
            history.remove(history.size() - 1);
        }
        savedCandidate = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("candidate", ChunkSerializer.INSTANCE));
        savedCandidate.get().forEach(chunk -> candidate = chunk);
        savedBest = context.getOperatorStateStore()
                .getListState(new ListStateDescriptor<>("best", ChunkSerializer.INSTANCE));
        savedBest.get().forEach(chunk -> best = chunk);
        if (best != null && !folder.has(RunFolder.BEST)) {
            // Another run's checkpoint, or a folder that was lost.
            folder.write(RunFolder.BEST, training.archive(best));
        }
        validationLoss = Double.NaN;
        history.forEach(this::keepValidation);
        seenAtStart = last().seen();
    }

    @Override
    public void open() throws Exception {
        super.open();
        startedAt = now();
        TrainingMetrics metrics = new TrainingMetrics(getMetricGroup());
        metrics.real(TrainingMetrics.LOSS, () -> last().loss());
        metrics.real(TrainingMetrics.VALIDATION_LOSS, () -> validationLoss);
        metrics.whole(TrainingMetrics.LOSS_MILLIONTHS, () -> Math.round(last().loss() * 1e6));
        metrics.whole(TrainingMetrics.VALIDATION_LOSS_MILLIONTHS, () -> Math.round(validationLoss * 1e6));
        metrics.whole(TrainingMetrics.ROUND, () -> last().round() + 1L);
        metrics.whole(TrainingMetrics.ROUNDS, () -> training.rounds());
        metrics.real(TrainingMetrics.EPOCH, () -> last().epoch());
        metrics.whole(TrainingMetrics.ITERATIONS, () -> iterations(last()));
        metrics.whole(TrainingMetrics.RECORDS, () -> last().seen());
        metrics.real(TrainingMetrics.SAMPLES_PER_SECOND, this::samplesPerSecond);
        metrics.real(TrainingMetrics.ETA_SECONDS, this::etaSeconds);
        metrics.whole(TrainingMetrics.OUT_OF_TIME, () -> last().outOfTime() ? 1 : 0);
    }

    /** Metric threads read while the task writes: the list only grows, and a torn read shows an older round. */
    private RoundDecision last() {
        List<RoundDecision> rounds = history;
        int size = rounds.size();
        return size == 0 ? RoundDecision.NONE : rounds.get(size - 1);
    }

    private double samplesPerSecond() {
        double seconds = (now() - startedAt) / 1000.0;
        return seconds <= 0 ? 0 : (last().seen() - seenAtStart) / seconds;
    }

    private double etaSeconds() {
        RoundDecision last = last();
        double perRound = last.seen() / (last.round() + 1.0);
        double speed = samplesPerSecond();
        // Just restored, nobody knows yet.
        return speed > 0 ? (training.rounds() - last.round() - 1) * perRound / speed : Double.NaN;
    }

    @Override
    public void processElement(StreamRecord<Chunk> element) {
        Chunk chunk = element.getValue();
        if (chunk.index() == Chunk.WHOLE) {
            take(chunk);
        } else if (chunk.round() > last().round()) {
            RoundDecision decision = RoundDecision.decode(chunk.payload());
            long before = iterations(last());
            history.add(decision);
            keepValidation(decision);
            if (decision.improves() && candidate != null && candidate.round() == decision.bestRound()) {
                best = candidate;
                folder.write(RunFolder.BEST, training.archive(best));
            }
            output.collect(new StreamRecord<>(decision));
            if (decision.goesOn() && pace.isDue(before, iterations(decision), now())) {
                requests.accept(new CheckpointRequest(decision.round()));
            }
        }
    }

    private long iterations(RoundDecision decision) {
        return training.iterations(decision.round());
    }

    private long now() {
        return getProcessingTimeService().getCurrentProcessingTime();
    }

    /** A round's decision comes before its whole vector, so here the last decision is the vector's own. */
    private void take(Chunk whole) {
        if (last().ends()) {
            folder.write(history);
            folder.writeModel(training.archive(training.outcome(last(), best, whole)));
        } else {
            candidate = whole;
            if (last().outOfTime()) {
                stop(whole);
            }
        }
    }

    /** Leaves a usable model behind and ends the job with the next checkpoint, which holds this round, or without. */
    private void stop(Chunk whole) {
        stopped = true;
        folder.write(history);
        if (best == null) {
            folder.write(RunFolder.BEST, training.archive(whole));
        }
        getProcessingTimeService().registerTimer(now() + GRACE.toMillis(), end -> {
            throw timeIsOver();
        });
        askForTheLast();
    }

    private void askForTheLast() {
        if (pace.isLastDue(now())) {
            requests.accept(new CheckpointRequest(last().round()));
        }
        getProcessingTimeService().registerTimer(now() + LOOK_EVERY.toMillis(), due -> askForTheLast());
    }

    private SuppressRestartsException timeIsOver() {
        return new SuppressRestartsException(new Fault(
                FaultReason.TIMEOUT_EXCEEDED,
                "the run's time, training.deadline, was over after round %d of %d; the best model so far is %s/%s"
                        .formatted(last().round() + 1, training.rounds(), folder.uri(), RunFolder.BEST)));
    }

    private void keepValidation(RoundDecision decision) {
        if (!Double.isNaN(decision.validationLoss())) {
            validationLoss = decision.validationLoss();
        }
    }

    @Override
    public void snapshotState(StateSnapshotContext context) throws Exception {
        super.snapshotState(context);
        saved.update(history.stream().map(this::sealed).toList());
        savedCandidate.update(candidate == null ? List.of() : List.of(candidate));
        savedBest.update(best == null ? List.of() : List.of(best));
        if (stopped) {
            stoppedIn = Math.min(stoppedIn, context.getCheckpointId());
        }
        pace.taken(now());
    }

    /** Chunks carry a checksum that is verified on restore. */
    private Chunk sealed(RoundDecision decision) {
        return new Chunk(Chunk.METRICS, decision.round(), 0, 1, 0, decision.encode());
    }

    /** The notice comes when all of the checkpoint's files are in place. */
    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        super.notifyCheckpointComplete(checkpointId);
        String job = getRuntimeContext().getJobInfo().getJobId().toHexString();
        Path checkpoint = new Path(new Path(checkpointing.folder(), job), "chk-" + checkpointId);
        seal(checkpoint);
        if (checkpointId >= stoppedIn) {
            throw timeIsOver();
        }
    }

    /** A checkpoint without a seal is not resumed from, and the one before it stands: no reason to end a training that goes well. */
    private void seal(Path checkpoint) throws IOException {
        try {
            if (LakeFiles.exists(new Path(checkpoint, "_metadata"))) {
                CheckpointSeal.seal(checkpoint, last().round());
            }
        } catch (Fault unwritten) {
            LOG.warn("{} is not sealed: {}", checkpoint, unwritten.getMessage());
        }
    }
}
