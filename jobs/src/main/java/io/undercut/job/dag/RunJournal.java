package io.undercut.job.dag;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.StorageFault;
import io.undercut.zoo.registry.store.StoreLock;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.text.similarity.LevenshteinDistance;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Journals of runs, one folder a run: written aside and moved before each transition, so that what is read is always whole. */
public final class RunJournal {
    private static final String FILE = "run.json";
    private static final String ORDER = "order.json";
    private static final String PROCESS = "process.json";
    private static final String RESULTS = "results";
    private static final Logger LOG = LoggerFactory.getLogger(RunJournal.class);
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path runs;
    private boolean closed;

    /** Journals below a folder. */
    public RunJournal(Path runs) {
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
        try {
            Files.createDirectories(runs);
            // Exclusive on every file system: of two that ask at the same moment one makes the folder.
            Files.createDirectory(runs.resolve(runId));
        } catch (FileAlreadyExistsException taken) {
            if (Files.isDirectory(runs)) {
                return false;
            }
            throw unwritable(runId, taken);
        } catch (IOException e) {
            throw unwritable(runId, e);
        }
        keep(runId, order);
        return true;
    }

    /** Gives the name back of a run that did not come to its first step; any other run stays as it is. */
    public void withdraw(String runId) {
        Path folder = runs.resolve(runId);
        if (has(runId)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                Files.delete(file);
            }
            Files.delete(folder);
        } catch (IOException left) {
            // What is left only keeps the name taken; why the run did not begin is the news.
            return;
        }
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
        Path folder = runs.resolve(runId);
        try {
            Files.createDirectories(folder);
            new StoreLock(folder.resolve(PROCESS + ".lock")).holding(() -> {
                process(runId)
                        .filter(other -> other.isAlive() && !other.equals(process))
                        .ifPresent(other -> {
                            throw Fault.configuration("run '" + runId + "' is under way in " + other
                                    + "; wait for its end, or stop that process and resume the run then");
                        });
                write(runId, PROCESS, process);
                return true;
            });
        } catch (IOException e) {
            throw unwritable(runId, e);
        }
    }

    /** Gives back a run that a process is done with. */
    public synchronized void end(String runId, RunProcess process) {
        // What a signal ends stays as it stands.
        if (closed || !process(runId).filter(process::equals).isPresent()) {
            return;
        }
        try {
            Files.deleteIfExists(runs.resolve(runId).resolve(PROCESS));
        } catch (IOException left) {
            // The process ends soon, and then the file says nothing any more.
            return;
        }
    }

    /** The process that works on a run, or did; empty if nobody noted it. */
    public Optional<RunProcess> process(String runId) {
        try {
            Path file = runs.resolve(runId).resolve(PROCESS);
            return Files.exists(file)
                    ? Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), RunProcess.class))
                    : Optional.empty();
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
                orderOf(runId), RunOrder.class, "does not say what the run was asked to do (%s); start a new run");
    }

    private synchronized void write(String runId, String name, Object content) {
        if (closed) {
            return;
        }
        Path folder = runs.resolve(runId);
        try {
            Files.createDirectories(folder);
            Path target = folder.resolve(name);
            Files.createDirectories(target.getParent());
            Path aside = Files.createTempFile(target.getParent(), "." + target.getFileName(), ".part");
            // A machine that loses its power keeps what was forced, and nothing else for sure.
            try (FileChannel channel = FileChannel.open(aside, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(JSON.writeValueAsBytes(content));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            Files.move(aside, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(target.getParent());
        } catch (IOException e) {
            throw unwritable(runId, e);
        }
    }

    /** Forces a folder's list of names, where the system lets a folder be opened. */
    private static void force(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException notHere) {
            LOG.debug("{} cannot be forced", folder, notHere);
        }
    }

    /** Keeps what a task has left, before the task counts as done. */
    void keep(String runId, String taskId, TaskResult result) {
        write(runId, resultOf(taskId), result);
    }

    /** What a task has left, if it can be read; what cannot is made again. */
    <R extends TaskResult> Optional<R> result(String runId, String taskId, Class<R> type) {
        Path file = runs.resolve(runId).resolve(resultOf(taskId));
        try {
            return Files.exists(file)
                    ? Optional.ofNullable(JSON.readValue(Files.readAllBytes(file), type))
                    : Optional.empty();
        } catch (IOException | Fault damaged) {
            LOG.warn("the result of task {} of run {} is made again: {}", taskId, runId, damaged.toString());
            return Optional.empty();
        }
    }

    private static String resultOf(String taskId) {
        return RESULTS + "/" + taskId + ".json";
    }

    private Fault unwritable(String runId, IOException problem) {
        return StorageFault.of("the journal of run " + runId + " cannot be written to " + runs.resolve(runId), problem);
    }

    /** What a file of a run holds; null and what lacks a part are no content. */
    private static <T> T content(Path file, Class<T> type, String otherwise) {
        String problem;
        try {
            T content = JSON.readValue(Files.readAllBytes(file), type);
            if (content != null) {
                return content;
            }
            problem = "it holds null";
        } catch (JsonMappingException unlike) {
            problem = unlike.getCause() instanceof Fault fault
                    ? fault.getMessage()
                    : "a part of it is missing or malformed";
        } catch (JsonProcessingException damaged) {
            problem = "it is not JSON: " + damaged.getOriginalMessage();
        } catch (IOException unreadable) {
            problem = Files.isDirectory(file) ? "it is a folder" : unreadable.toString();
        }
        throw Fault.data(
                file + " " + otherwise.formatted(problem.lines().findFirst().orElse("")));
    }

    /** Reads a run. One whose process is gone and that never came to an end is interrupted, whatever its journal says last. */
    public RunRecord read(String runId) {
        List<String> known = ids();
        // Looked up by name, never as a path: an id with slashes leads nowhere.
        if (!known.contains(runId)) {
            throw Fault.configuration("run '" + runId + "' is not in the journal; "
                    + (known.isEmpty()
                            ? "no run has been there yet"
                            : "did you mean " + nearest(runId, known) + "? 'undercut pipeline status' lists all"));
        }
        Path file = runs.resolve(runId).resolve(FILE);
        RunRecord run = content(
                file,
                RunRecord.class,
                "is not a run's journal (%s); bring it back from a copy, or delete its folder and start a new run");
        // Its id becomes part of paths: it leads nowhere but here.
        if (!runId.equals(run.dagRunId())) {
            throw Fault.data(file + " is the journal of run '" + run.dagRunId() + "'; must be of '" + runId
                    + "': put it back into the folder of its own name");
        }
        return run.isRunning() && !isAtWork(runId)
                ? run.interrupted(process(runId).orElse(null))
                : run;
    }

    /** Where the order of a run is. */
    public Path orderOf(String runId) {
        return runs.resolve(runId).resolve(ORDER);
    }

    private static String nearest(String asked, List<String> known) {
        String bounded = asked.substring(0, Math.min(asked.length(), 200));
        return known.stream()
                .min(Comparator.comparingInt(
                        id -> LevenshteinDistance.getDefaultInstance().apply(bounded, id)))
                .orElseThrow();
    }

    /** Whether a run of this name exists. */
    public boolean has(String runId) {
        return Files.exists(runs.resolve(runId).resolve(FILE));
    }

    /** Runs, sorted by name. */
    public List<String> ids() {
        if (!Files.isDirectory(runs)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(runs)) {
            return folders.filter(folder -> Files.exists(folder.resolve(FILE)))
                    .map(folder -> folder.getFileName().toString())
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw StorageFault.of("cannot read " + runs, e);
        }
    }
}
