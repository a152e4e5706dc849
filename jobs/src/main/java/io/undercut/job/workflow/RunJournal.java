package io.undercut.job.workflow;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.StorageFault;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** Journals of runs, one folder a run: written aside and moved before each transition, so that what is read is always whole. */
public final class RunJournal {
    private static final String FILE = "run.json";
    private static final String ORDER = "order.json";
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private final Path runs;

    /** Journals below a folder. */
    public RunJournal(Path runs) {
        this.runs = runs;
    }

    /** Writes a run as it stands. */
    public void write(RunRecord run) {
        write(run.dagRunId(), FILE, run);
    }

    /** Keeps what a run was asked to do, so that it can be taken up again. */
    public void keep(String runId, RunOrder order) {
        write(runId, ORDER, order);
    }

    /** What a run was asked to do. */
    public RunOrder order(String runId) {
        Path file = runs.resolve(read(runId).dagRunId()).resolve(ORDER);
        try {
            return JSON.readValue(Files.readAllBytes(file), RunOrder.class);
        } catch (IOException e) {
            throw Fault.data(file + " does not say what the run was asked to do; start a new run");
        }
    }

    private void write(String runId, String name, Object content) {
        Path folder = runs.resolve(runId);
        try {
            Files.createDirectories(folder);
            Path aside = Files.createTempFile(folder, "." + name, ".part");
            Files.write(aside, JSON.writeValueAsBytes(content));
            Files.move(
                    aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw StorageFault.of("the journal of run " + runId + " cannot be written to " + folder, e);
        }
    }

    /** Reads a run. */
    public RunRecord read(String runId) {
        List<String> known = ids();
        // Looked up by name, never as a path: an id with slashes leads nowhere.
        if (!known.contains(runId)) {
            throw Fault.configuration("run '" + runId + "' is not in the journal; "
                    + (known.isEmpty() ? "no run has been there yet" : "it has " + String.join(", ", known)));
        }
        Path file = runs.resolve(runId).resolve(FILE);
        try {
            RunRecord run = JSON.readValue(Files.readAllBytes(file), RunRecord.class);
            // Its id becomes part of paths: it leads nowhere but here.
            if (run != null && !runId.equals(run.dagRunId())) {
                throw Fault.data(file + " is the journal of run '" + run.dagRunId() + "'; must be of '" + runId
                        + "': put it back into the folder of its own name");
            }
            return run;
        } catch (IOException e) {
            throw Fault.data(file + " is not a run's journal (" + e.getMessage() + ")");
        }
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
