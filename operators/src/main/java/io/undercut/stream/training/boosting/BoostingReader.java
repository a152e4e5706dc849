package io.undercut.stream.training.boosting;

import io.undercut.fault.Fault;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.zoo.boosting.Boosting;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.runtime.execution.SuppressRestartsException;

/**
 * Boosts its members on the task's own thread, a segment of one a call, so that barriers pass between two segments. After each it gives
 * out what was decided and the trees so far. The member that is farthest behind comes first.
 */
final class BoostingReader implements SourceReader<Chunk, BoostingProgress> {
    private final BoostingPlan plan;
    private final ShardedExamples examples;
    private final Deadline deadline;
    private final Clock clock;
    private final Map<Integer, BoostingProgress> members = new TreeMap<>();
    private final Map<Integer, Boosting> boosters = new HashMap<>();
    /** Members whose time was over here: the next checkpoint ends the job. */
    private final Set<Integer> stopped = new HashSet<>();

    private CompletableFuture<Void> available = new CompletableFuture<>();
    private ReplicaExamples rows;
    private boolean noMoreSplits;

    BoostingReader(BoostingPlan plan, ShardedExamples examples, Deadline deadline, Clock clock) {
        this.plan = plan;
        this.examples = examples;
        this.deadline = deadline;
        this.clock = clock;
    }

    @Override
    public void start() {
        // Waits for its splits.
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Chunk> output) {
        Optional<BoostingProgress> next = next();
        if (next.isEmpty()) {
            if (noMoreSplits && stopped.isEmpty()) {
                return InputStatus.END_OF_INPUT;
            }
            if (available.isDone()) {
                available = new CompletableFuture<>();
            }
            return InputStatus.NOTHING_AVAILABLE;
        }
        BoostingProgress done = segment(next.get());
        members.put(done.member(), done);
        if (done.last().outOfTime()) {
            stopped.add(done.member());
        } else if (done.last().ends()) {
            boosters.remove(done.member()).close();
        }
        output.collect(SegmentJoiner.chunk(done));
        return InputStatus.MORE_AVAILABLE;
    }

    private Optional<BoostingProgress> next() {
        return members.values().stream()
                .filter(member -> !member.last().ends() && !stopped.contains(member.member()))
                .min(Comparator.comparingInt(member -> member.last().round()));
    }

    private BoostingProgress segment(BoostingProgress before) {
        if (before.last().outOfTime()) {
            // Decided on again, by the time there is now; the joiner has forgotten it.
            return new BoostingProgress(
                    before.member(), deadline.applied(before.last(), clock.millis()), before.trees());
        }
        Boosting boosting = boosting(before);
        RoundDecision decision = new SegmentBoosting(
                        plan.members().get(before.member()),
                        boosting,
                        rows.training().rows())
                .after(before.last());
        return new BoostingProgress(before.member(), deadline.applied(decision, clock.millis()), boosting.trees());
    }

    private Boosting boosting(BoostingProgress progress) {
        return boosters.computeIfAbsent(progress.member(), number -> {
            try {
                ReplicaExamples all = rows();
                return Boosting.of(
                        plan.members().get(number).booster(),
                        plan.seed(number),
                        all.training(),
                        all.validation(),
                        progress.trees());
            } catch (Fault fault) {
                // Examples that are bad or torn are so at every start.
                throw fault.reason().retryable() ? fault : new SuppressRestartsException(fault);
            }
        });
    }

    private ReplicaExamples rows() {
        if (rows == null) {
            rows = examples.of(0, 1);
            if (rows.training().rows() == 0) {
                throw noRows();
            }
        }
        return rows;
    }

    static Fault noRows() {
        return Fault.data("there are no training rows to boost on; choose seasons that have laps");
    }

    @Override
    public List<BoostingProgress> snapshotState(long checkpointId) {
        return List.copyOf(members.values());
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<BoostingProgress> splits) {
        splits.forEach(split -> members.put(split.member(), split));
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        available.complete(null);
    }

    @Override
    public void close() {
        boosters.values().forEach(Boosting::close);
    }
}
