package io.undercut.job.chaos;

import io.undercut.fault.Fault;
import io.undercut.job.command.JobWatch;
import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.job.command.Surroundings.OpenFlink;
import io.undercut.job.config.FlinkTarget;
import io.undercut.job.graph.TrainNetwork;
import io.undercut.job.graph.TrainingJob;
import io.undercut.job.graph.TrainingJob.Trained;
import io.undercut.job.launch.ClusterSession;
import io.undercut.stream.training.Beacon;
import io.undercut.stream.training.ParameterAverager.Reemission;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.TellingShards;
import io.undercut.stream.training.checkpoint.Checkpointing;
import io.undercut.stream.training.round.Deadline;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** One training of the campaign: what a command does, in a thread of its own. */
public final class Training implements AutoCloseable {
    /** A run that takes longer hangs. */
    static final Duration PATIENCE = Duration.ofSeconds(180);

    private static final Duration CHECKPOINT_EVERY = Duration.ofMillis(200);

    private final Schedule schedule;
    private final Supplier<String> target;
    private final Beacon beacon;
    private final RunFolder folder;
    private final Checkpoints checkpoints;
    private final AtomicReference<String> job = new AtomicReference<>();
    private final AtomicReference<CompletableFuture<Integer>> interruption = new AtomicReference<>();
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final CompletableFuture<Trained> end;
    private final long begun = System.nanoTime();

    /**
     * Begins a training.
     *
     * @param target where a cluster answers
     * @param beacon where the job tells
     */
    Training(Schedule schedule, Supplier<String> target, Beacon beacon, Path folder, Checkpoints checkpoints) {
        this.schedule = schedule;
        this.target = target;
        this.beacon = beacon;
        this.folder = new RunFolder(folder.toUri().toString());
        this.checkpoints = checkpoints;
        this.end = CompletableFuture.supplyAsync(this::train, thread);
    }

    private Trained train() {
        int parallelism = schedule.parallelism();
        while (true) {
            try (OpenFlink flink = ClusterSession.open(
                    new FlinkRequest(FlinkTarget.of(target.get()), parallelism, 9130, new JobNote(job)))) {
                FaultySite site = new FaultySite(flink, schedule.feedback(beacon), Reemission.ON);
                return new TrainingJob(site, "chaos", folder, checkpointing(), Deadline.NONE)
                        .run(TrainNetwork.of(SmallNetwork.PLAN, new TellingShards(beacon, SmallNetwork.EXAMPLES)));
            } catch (Fault lost) {
                CompletableFuture<Integer> resumption = interruption.get();
                if (resumption == null) {
                    throw lost;
                }
                parallelism = resumption.join();
                interruption.set(null);
            }
        }
    }

    private Checkpointing checkpointing() {
        return new Checkpointing(checkpoints.uri(), CHECKPOINT_EVERY, Checkpointing.BY_THE_CLOCK_ALONE);
    }

    Beacon beacon() {
        return beacon;
    }

    Checkpoints checkpoints() {
        return checkpoints;
    }

    /** Flink's id of the newest job. */
    String job() {
        return job.get();
    }

    boolean isOver() {
        return end.isDone();
    }

    /** Whether it hangs. */
    boolean isOverdue() {
        return System.nanoTime() - begun > PATIENCE.toNanos();
    }

    /** From now on a failure is meant: the run is taken up again once the result is complete, at the parallelism it tells. */
    CompletableFuture<Integer> interrupt() {
        interruption.set(new CompletableFuture<>());
        return interruption.get();
    }

    /** Waits for the end; a timeout is a run that hangs. */
    Trained end() throws ExecutionException, TimeoutException {
        try {
            return end.get(Math.max(0, begun + PATIENCE.toNanos() - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }

    /** Notes the id of each job. */
    private record JobNote(AtomicReference<String> job) implements JobWatch {
        @Override
        public void begun(String name, String jobId, String rest) {
            job.set(jobId);
        }

        @Override
        public void look() {
            // Nobody does.
        }

        @Override
        public void ended() {
            // The next one takes its place.
        }
    }
}
