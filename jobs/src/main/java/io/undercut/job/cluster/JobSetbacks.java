package io.undercut.job.cluster;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
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
public final class JobSetbacks {
    /** How Flink names a TaskManager that went away. */
    private static final List<Pattern> LOST = List.of(
            Pattern.compile("TaskManager with id ([^\\s,]+)"),
            Pattern.compile("task manager '[^'\\[]*\\[\\s*([^]\\s]+)\\s*]"),
            Pattern.compile("no longer running on task executor ([^\\s,]+?)\\.?(?:\\s|$)"),
            Pattern.compile("TaskManager \\(([^\\s@]+) @ [^)]*\\) not responding"));

    /** Restarts that a full disk is given, each after a longer pause. */
    private static final int FULL_AT_MOST = 3;

    private final FlinkRest rest;
    private final String name;
    private final String id;
    private final Set<String> seen = new HashSet<>();
    private final List<Setback> pending = new ArrayList<>();
    private final Map<String, Integer> unhealed = new HashMap<>();
    private long newestCheckpoint;
    private Fault incurable;

    private record Setback(long at, String trace, Fault fault) {}

    /**
     * Follows a job.
     *
     * @param ui {@code http://HOST:PORT}
     * @param name the job's name
     * @param id Flink's id
     */
    public JobSetbacks(String ui, String name, String id) {
        this.rest = FlinkRest.at(ui);
        this.name = name;
        this.id = id;
    }

    /** Looks once. Tells what the job has got over since it was last told; a look without an answer sees nothing. */
    public Optional<Recovery> look() {
        try {
            for (JsonNode failure : rest.failures(id)) {
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

    private void take(JsonNode failure) throws IOException {
        String trace = failure.path("stacktrace").asText();
        long at = failure.path("timestamp").asLong();
        if (!seen.add(at + trace)) {
            return;
        }
        Fault fault = JobFailure.shown(name, trace);
        pending.add(new Setback(at, trace, fault));
        if (!fault.reason().retryable() && isCertain(fault, trace)) {
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
        long checkpoint = rest.newestCheckpoint(id);
        if (checkpoint > newestCheckpoint) {
            newestCheckpoint = checkpoint;
            unhealed.clear();
        }
        return unhealed.merge(fault.reason().word(), 1, Integer::sum) > (isDiskFull ? FULL_AT_MOST : 1);
    }

    private Optional<Recovery> recovered() throws IOException {
        if (!rest.allTasksRun(id)) {
            return Optional.empty();
        }
        long last = pending.stream().mapToLong(Setback::at).max().orElse(0);
        Optional<Long> from = rest.restoredSince(id, last);
        if (from.isEmpty()) {
            return Optional.empty();
        }
        Set<String> workers = new LinkedHashSet<>();
        pending.forEach(setback -> lost(setback.trace()).ifPresent(workers::add));
        FaultReason reason = pending.stream()
                .min(Comparator.comparingLong(Setback::at))
                .orElseThrow()
                .fault()
                .reason();
        Recovery recovery = new Recovery(String.join(" ", workers), reason, from.get(), pending.size());
        pending.clear();
        return Optional.of(recovery);
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
