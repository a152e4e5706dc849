package io.undercut.job.dag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.Phrase;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Journals of runs, one folder a run in an artifact store: what is read is always whole, and each transition is durable before it counts.
 * Names and processes are taken by whoever changes an object first.
 */
public final class RunJournal {
    private static final String FILE = "run.json";
    private static final String ORDER = "order.json";
    private static final String PROCESS = "process.json";
    private static final String RESULTS = "results";
    private static final Pattern RUN_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_.-]{0,127}");
    private static final int ATTEMPTS = 20;
    private static final Logger LOG = LoggerFactory.getLogger(RunJournal.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final ArtifactStore runs;
    private boolean closed;

    /** Journals in a store. */
    public RunJournal(ArtifactStore runs) {
        this.runs = runs;
    }

    /** Writes a run as it stands. */
    public void write(RunRecord run) {
        write(run.dagRunId(), FILE, run);
    }

    /**
     * Takes a run's name for whoever comes first, and keeps what the run was asked to do. False, and nothing is written, if the name is taken.
     */
    public boolean take(String runId, RunOrder order) {
        if (has(runId)) {
            return false;
        }
        try {
            return runs.createIfAbsent(path(runId, ORDER), json(order));
        } catch (Fault unanswered) {
            if (isTakenFor(runId, order)) {
                return true;
            }
            throw unanswered;
        }
    }

    /** Whether a name whose taking was not answered was taken all the same: by this order, and nobody has begun to work on it. */
    private boolean isTakenFor(String runId, RunOrder order) {
        return process(runId).isEmpty()
                && runs.read(path(runId, ORDER))
                        .filter(stored -> Arrays.equals(stored.bytes(), json(order)))
                        .isPresent();
    }

    /** Gives the name back of a run that did not come to its first step; any other run stays as it is. */
    public void withdraw(String runId) {
        try {
            if (!has(runId)) {
                remove(path(runId, PROCESS));
                remove(path(runId, ORDER));
            }
        } catch (Fault left) {
            // What is left only keeps the name taken; why the run did not begin is the news.
            LOG.warn("run {} did not begin and keeps its name: {}", runId, left.getMessage());
        }
    }

    private void remove(String path) {
        runs.read(path).ifPresent(stored -> runs.delete(path, stored.generation()));
    }

    /** Keeps what a run was asked to do, so that it can be taken up again. */
    public void keep(String runId, RunOrder order) {
        write(runId, ORDER, order);
    }

    /**
     * Takes a run for a process, so that others can tell a run that goes on from one that was killed. A configuration fault, and nothing is
     * written, while another process of this machine is at work on it.
     */
    public void begin(String runId, RunProcess process) {
        replace(
                runId,
                PROCESS,
                process,
                stored -> process(stored)
                        .filter(other -> other.isAlive() && !other.equals(process))
                        .ifPresent(other -> {
                            throw Fault.configuration("run '" + runId + "' is under way in " + other
                                    + "; wait for its end, or stop that process and resume the run then");
                        }));
    }

    /** Gives back a run that a process is done with. */
    public synchronized void end(String runId, RunProcess process) {
        // What a signal ends stays as it stands.
        if (closed) {
            return;
        }
        try {
            String path = path(runId, PROCESS);
            runs.read(path)
                    .filter(stored -> process(stored).filter(process::equals).isPresent())
                    .ifPresent(stored -> runs.delete(path, stored.generation()));
        } catch (Fault left) {
            // The process ends soon, and then the file says nothing any more.
            LOG.warn("run {} was not given back: {}", runId, left.getMessage());
        }
    }

    /** The process that works on a run, or did; empty if nobody noted it. */
    public Optional<RunProcess> process(String runId) {
        return runs.read(path(runId, PROCESS)).flatMap(RunJournal::process);
    }

    private static Optional<RunProcess> process(StoredObject stored) {
        try {
            return Optional.ofNullable(JSON.readValue(stored.bytes(), RunProcess.class));
        } catch (IOException damaged) {
            // It only serves to tell who is at work; a run can be taken up without it.
            return Optional.empty();
        }
    }

    /** Whether a process works on a run, as far as anybody can tell from this machine. */
    public boolean isAtWork(String runId) {
        return process(runId).map(process -> !process.isGone()).orElse(false);
    }

    /**
     * Ends all writing: what fails while its process is being ended tells of that and not of the run. The run stays as it stood, and reads as
     * interrupted once the process is gone.
     */
    public synchronized void close() {
        closed = true;
    }

    /** What a run was asked to do. */
    public RunOrder order(String runId) {
        read(runId);
        return content(
                path(runId, ORDER), RunOrder.class, "does not say what the run was asked to do (%s); start a new run");
    }

    private void write(String runId, String name, Object content) {
        replace(runId, name, content, stored -> {});
    }

    /** Puts content in place of whatever is there, once that was looked at. */
    private synchronized void replace(String runId, String name, Object content, Consumer<StoredObject> look) {
        String path = path(runId, name);
        byte[] next = json(content);
        for (int attempt = 0; attempt < ATTEMPTS && !closed; attempt++) {
            Optional<StoredObject> stored = runs.read(path);
            stored.ifPresent(look);
            if (stored.filter(same -> Arrays.equals(same.bytes(), next)).isPresent()) {
                return;
            }
            boolean replaced = stored.isEmpty()
                    ? runs.createIfAbsent(path, next)
                    : runs.compareAndSwap(path, stored.get().generation(), next);
            if (replaced) {
                return;
            }
        }
        if (!closed) {
            throw runs.isBlocked(path)
                    ? new Fault(
                            FaultReason.PERMISSION_DENIED,
                            runs.where(path) + " is not a file; move it away and run again")
                    : new Fault(
                            FaultReason.NETWORK_TIMEOUT,
                            runs.where(path) + " is changed by others all the time; run again");
        }
    }

    private static byte[] json(Object content) {
        try {
            return JSON.writeValueAsBytes(content);
        } catch (JsonProcessingException impossible) {
            throw Fault.defect("a part of a run's journal did not become JSON", impossible);
        }
    }

    /** Keeps what a task has left, before the task counts as done. */
    void keep(String runId, String taskId, TaskResult result) {
        write(runId, resultOf(taskId), result);
    }

    /** What a task has left, if it can be read; what cannot is made again. */
    <R extends TaskResult> Optional<R> result(String runId, String taskId, Class<R> type) {
        return runs.read(path(runId, resultOf(taskId))).flatMap(stored -> {
            try {
                return Optional.ofNullable(JSON.readValue(stored.bytes(), type));
            } catch (IOException | Fault damaged) {
                LOG.warn("the result of task {} of run {} is made again: {}", taskId, runId, damaged.toString());
                return Optional.empty();
            }
        });
    }

    private static String resultOf(String taskId) {
        return RESULTS + "/" + taskId + ".json";
    }

    private static String path(String runId, String name) {
        return runId + "/" + name;
    }

    /** What a file of a run holds; null and what lacks a part are no content. */
    private <T> T content(String path, Class<T> type, String otherwise) {
        String problem;
        try {
            Optional<StoredObject> stored = runs.read(path);
            T content = stored.isEmpty() ? null : JSON.readValue(stored.get().bytes(), type);
            if (content != null) {
                return content;
            }
            problem =
                    stored.isPresent() ? "it holds null" : runs.isBlocked(path) ? "it is a folder" : "it is not there";
        } catch (JsonMappingException unlike) {
            problem = unlike.getCause() instanceof Fault fault
                    ? fault.getMessage()
                    : "a part of it is missing or malformed";
        } catch (JsonProcessingException damaged) {
            problem = "it is not JSON: " + damaged.getOriginalMessage();
        } catch (IOException unreadable) {
            problem = unreadable.toString();
        }
        throw Fault.data(runs.where(path) + " "
                + otherwise.formatted(problem.lines().findFirst().orElse("")));
    }

    /** Reads a run. One whose process is gone and that never came to an end is interrupted, whatever its journal says last. */
    public RunRecord read(String runId) {
        if (!has(runId)) {
            List<String> known = ids();
            throw Fault.configuration("run '" + runId + "' is not in the journal; "
                    + (known.isEmpty()
                            ? "no run has been there yet"
                            : "did you mean " + Phrase.nearest(runId, known)
                                    + "? 'undercut pipeline status' lists all"));
        }
        String path = path(runId, FILE);
        RunRecord run = content(
                path,
                RunRecord.class,
                "is not a run's journal (%s); bring it back from a copy, or delete its folder and start a new run");
        // Its id becomes part of paths: it leads nowhere but here.
        if (!runId.equals(run.dagRunId())) {
            throw Fault.data(runs.where(path) + " is the journal of run '" + run.dagRunId() + "'; must be of '" + runId
                    + "': put it back into the folder of its own name");
        }
        return run.isRunning() && !isAtWork(runId)
                ? run.interrupted(process(runId).orElse(null))
                : run;
    }

    /** Where the order of a run is. */
    public String orderOf(String runId) {
        return runs.where(path(runId, ORDER));
    }

    /** Whether a run of this name exists; looked up by name, for a list may lag, and never as a path. */
    public boolean has(String runId) {
        return RUN_ID.matcher(runId).matches()
                && (runs.read(path(runId, FILE)).isPresent() || runs.isBlocked(path(runId, FILE)));
    }

    /** Runs, sorted by name. */
    public List<String> ids() {
        String suffix = "/" + FILE;
        return runs.list("").stream()
                .filter(path -> path.endsWith(suffix) && path.indexOf('/') == path.length() - suffix.length())
                .map(path -> path.substring(0, path.length() - suffix.length()))
                .toList();
    }
}
