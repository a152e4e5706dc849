package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.cluster.ObservedJob.Failure;
import io.undercut.job.flink.JobFailure;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Follows the failures that a running job restarts from, by REST: tells what it got over, and which failure no restart heals. The
 * cluster's strategy knows no categories and would restart from those as well.
 */
public final class JobSetbacks implements AutoCloseable {
    /** How Flink names a TaskManager that went away. */
    private static final List<Pattern> LOST = List.of(
            Pattern.compile("TaskManager with id ([^\\s,]+)"),
            Pattern.compile("task manager '[^'\\[]*\\[\\s*([^]\\s]+)\\s*]"),
            Pattern.compile("no longer running on task executor ([^\\s,]+?)\\.?(?:\\s|$)"),
            Pattern.compile("TaskManager \\(([^\\s@]+) @ [^)]*\\) not responding"));

    /** Restarts that a full disk is given, each after a longer pause. */
    private static final int FULL_AT_MOST = 3;

    private final ObservedJob job;
    private final String name;
    private final Runnable end;
    private final Set<Failure> seen = new HashSet<>();
    private final List<Setback> pending = new ArrayList<>();
    private final Map<String, Integer> unhealed = new HashMap<>();
    private long newestCheckpoint;
    private Fault incurable;

    private record Setback(Failure failure, Fault fault) {
        long at() {
            return failure.at();
        }
    }

    /**
     * Follows a job.
     *
     * @param ui {@code http://HOST:PORT}
     * @param name the job's name
     * @param id Flink's id
     */
    public static JobSetbacks of(String ui, String name, String id) {
        FlinkRest rest = FlinkRest.at(ui);
        return new JobSetbacks(rest.job(id), name, rest::close);
    }

    JobSetbacks(ObservedJob job, String name, Runnable end) {
        this.job = job;
        this.name = name;
        this.end = end;
    }

    /** Looks once. Tells what the job has got over since it was last told; a look without an answer sees nothing. */
    public Optional<Recovery> look() {
        try {
            for (Failure failure : job.failures()) {
                take(failure);
            }
            return pending.isEmpty() ? Optional.empty() : recovered();
        } catch (IOException notNow) {
            return Optional.empty();
        }
    }

    /** A failure that the job should not be restarted from; empty as long as there is none. */
    public Optional<Fault> incurable() {
        return Optional.ofNullable(incurable);
    }

    /** Failures since the last recovery. Where the job has ended with one, all others were restarted from in vain. */
    public int pending() {
        return pending.size();
    }

    private void take(Failure failure) throws IOException {
        if (!seen.add(failure)) {
            return;
        }
        Fault fault = JobFailure.shown(name, failure.trace());
        pending.add(new Setback(failure, fault));
        if (!fault.reason().retryable() && isCertain(fault, failure.trace())) {
            incurable = incurable == null ? fault : incurable;
        }
    }

    /**
     * What our own code says of a failure is believed at once, memory that ran out as well. What only Flink's words say may pass, and
     * counts when it comes again before a checkpoint has been completed; so may a full disk, which others may empty, for a few restarts.
     */
    private boolean isCertain(Fault fault, String trace) throws IOException {
        boolean isDiskFull = fault.reason() == FaultReason.DISK_FULL;
        boolean isOurs = trace.contains(Fault.class.getName() + ": ");
        if (isOurs && !isDiskFull || fault.reason() == FaultReason.OUT_OF_MEMORY) {
            return true;
        }
        long checkpoint = job.newestCheckpoint();
        if (checkpoint > newestCheckpoint) {
            newestCheckpoint = checkpoint;
            unhealed.clear();
        }
        return unhealed.merge(fault.reason().word(), 1, Integer::sum) > (isDiskFull ? FULL_AT_MOST : 1);
    }

    private Optional<Recovery> recovered() throws IOException {
        if (!job.allTasksRun()) {
            return Optional.empty();
        }
        long last = pending.stream().mapToLong(Setback::at).max().orElse(0);
        Optional<Long> from = job.restoredSince(last);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Set<String> workers = new LinkedHashSet<>();
        pending.forEach(setback -> lost(setback.failure().trace()).ifPresent(workers::add));
        FaultReason reason = pending.stream()
                .min(Comparator.comparingLong(Setback::at))
                .orElseThrow()
                .fault()
                .reason();
        Recovery recovery = new Recovery(String.join(" ", workers), reason, from.get(), pending.size());
        pending.clear();
        return Optional.of(recovery);
    }

    @Override
    public void close() {
        end.run();
    }

    private static Optional<String> lost(String trace) {
        for (Pattern pattern : LOST) {
            Matcher named = pattern.matcher(trace);
            if (named.find()) {
                return Optional.of(named.group(1));
            }
        }
        return Optional.empty();
    }
}
