package io.undercut.stream.training.boosting;

import com.google.common.base.Throwables;
import io.undercut.fault.Fault;
import io.undercut.stream.training.round.Chunk;
import io.undercut.stream.training.round.Deadline;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.zoo.boosting.CollectiveTracker;
import io.undercut.zoo.example.ShardedExamples;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Boosts parts of a member's rows, each on a thread of its own, a segment of all of them a call, so that barriers pass between two segments.
 * The reader that has part 0 says where all meet, and gives out what was come to.
 */
final class PartsReader implements SourceReader<Chunk, BoostingProgress> {
    private static final Logger LOG = LoggerFactory.getLogger(PartsReader.class);
    private static final int FIRST = 0;
    /** A part that computes, or waits for one that is silent, frees what it holds when it is done. */
    private static final int PATIENCE_SECONDS = 10;

    private final BoostingPlan plan;
    private final ShardedExamples examples;
    private final Deadline deadline;
    private final Clock clock;
    private final SourceReaderContext context;
    private final Map<Integer, BoostingProgress> parts = new TreeMap<>();
    private final Map<Integer, Worker> workers = new TreeMap<>();

    private CompletableFuture<Void> available = new CompletableFuture<>();
    private CollectiveTracker tracker;
    private MeetingPlace place;
    private boolean noMoreSplits;
    private boolean told;
    private boolean begun;

    PartsReader(
            BoostingPlan plan, ShardedExamples examples, Deadline deadline, Clock clock, SourceReaderContext context) {
        this.plan = plan;
        this.examples = examples;
        this.deadline = deadline;
        this.clock = clock;
        this.context = context;
    }

    /** A part on its thread. */
    private record Worker(ExecutorService thread, PartBoosting boosting) {}

    @Override
    public void start() {
        // Waits for its splits.
    }

    @Override
    public InputStatus pollNext(ReaderOutput<Chunk> output) throws InterruptedException {
        if (noMoreSplits && !told) {
            tell();
        }
        if (told && isOver()) {
            return InputStatus.END_OF_INPUT;
        }
        if (place == null || begun && all(RoundDecision::outOfTime)) {
            // Parts whose time was over here: the next checkpoint ends the job.
            if (available.isDone()) {
                available = new CompletableFuture<>();
            }
            return InputStatus.NOTHING_AVAILABLE;
        }
        segments();
        BoostingProgress first = parts.get(FIRST);
        if (first != null) {
            if (first.last().ends()) {
                tracker.awaitGoodbyes();
            }
            output.collect(SegmentJoiner.chunk(first));
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private void tell() {
        BoostingProgress first = parts.get(FIRST);
        MeetingPlace known = MeetingPlace.UNKNOWN;
        if (first != null && first.last().ends()) {
            known = MeetingPlace.NONE;
        } else if (first != null) {
            // A Flink that is whole in one process has no name.
            String named = context.getLocalHostName();
            String host = named.isEmpty() ? "localhost" : named;
            tracker = CollectiveTracker.open(host, plan.parts());
            known = MeetingPlace.at(host, tracker.port());
        }
        context.sendSourceEventToCoordinator(known);
        told = true;
    }

    /** Another part's checkpoint may say that all is boosted where that of part 0 does not: then it is boosted again. */
    private boolean isOver() {
        return parts.isEmpty() || MeetingPlace.NONE.equals(place) || begun && all(RoundDecision::ends);
    }

    private boolean all(Predicate<RoundDecision> are) {
        return parts.values().stream().map(BoostingProgress::last).allMatch(are);
    }

    /** The next segment, of all parts that are here at once: each waits for the others. The first failure counts, others follow from it. */
    private void segments() throws InterruptedException {
        begun = true;
        MeetingPlace where = place;
        CompletableFuture<Void> failed = new CompletableFuture<>();
        List<CompletableFuture<BoostingProgress>> segments = new ArrayList<>();
        for (BoostingProgress kept : parts.values()) {
            Worker worker = workers.computeIfAbsent(kept.member(), this::worker);
            CompletableFuture<BoostingProgress> segment =
                    CompletableFuture.supplyAsync(() -> worker.boosting().next(kept, where), worker.thread());
            segment.whenComplete((done, failure) -> {
                if (failure != null) {
                    failed.completeExceptionally(failure);
                }
            });
            segments.add(segment);
        }
        CompletableFuture<Void> all = CompletableFuture.allOf(segments.toArray(new CompletableFuture<?>[0]));
        try {
            CompletableFuture.anyOf(failed, all).get();
        } catch (ExecutionException e) {
            Throwables.throwIfUnchecked(e.getCause());
            throw Fault.defect("a part failed: " + e.getCause(), e.getCause());
        }
        segments.stream().map(CompletableFuture::join).forEach(part -> parts.put(part.member(), part));
    }

    private Worker worker(int part) {
        ExecutorService thread = Executors.newSingleThreadExecutor(task -> {
            Thread daemon = new Thread(task, "boost-part-" + part);
            daemon.setDaemon(true);
            return daemon;
        });
        return new Worker(thread, new PartBoosting(plan, examples, part, deadline, clock));
    }

    @Override
    public List<BoostingProgress> snapshotState(long checkpointId) {
        return List.copyOf(parts.values());
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<BoostingProgress> splits) {
        splits.forEach(split -> parts.put(split.member(), split));
        available.complete(null);
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        available.complete(null);
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        place = (MeetingPlace) event;
        available.complete(null);
    }

    /** Parts that wait for others wait no longer once one is gone; none is waited for for long. */
    @Override
    public void close() {
        if (tracker != null) {
            tracker.close();
        }
        for (Worker worker : workers.values()) {
            worker.thread().execute(worker.boosting()::close);
            worker.thread().shutdown();
        }
        try {
            for (Worker worker : workers.values()) {
                if (!worker.thread().awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                    LOG.warn("a part still computes, or waits for one that is silent; it ends by itself");
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
