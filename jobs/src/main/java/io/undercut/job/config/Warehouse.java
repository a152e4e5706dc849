package io.undercut.job.config;

import io.undercut.fault.Fault;
import io.undercut.stream.lake.LocalPlace;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;

/**
 * The root of everything a run reads and writes.
 *
 * @param root a local folder, absolute
 */
public record Warehouse(Path root) {
    /** A warehouse at a folder as the user wrote it. */
    public static Warehouse at(String uri) {
        if (uri.isBlank()) {
            throw Fault.configuration("--warehouse is empty; must be a folder");
        }
        if (uri.contains("://") && !LocalPlace.isUri(uri)) {
            throw Fault.configuration(
                    "--warehouse is '" + uri + "'; this build keeps models on local disks only: name a folder");
        }
        try {
            Path root = LocalPlace.written(uri).toAbsolutePath().normalize();
            // Said now and not by the first table.
            LocalPlace.text(root.resolve("lake"));
            return new Warehouse(root);
        } catch (InvalidPathException e) {
            throw Fault.configuration(
                    "--warehouse is '" + uri + "'; must be a folder that this shell's locale can write ("
                            + e.getReason() + "): try it under LC_ALL=C.UTF-8");
        }
    }

    /** Tables. */
    public String lake() {
        return LocalPlace.text(root.resolve("lake"));
    }

    /** Feature sets of a model type. */
    public String features(String modelType) {
        return LocalPlace.text(root.resolve("training").resolve("features").resolve(modelType));
    }

    /** Flink's checkpoints of one training. */
    public String checkpoints(String runId, String modelType) {
        return LocalPlace.text(
                root.resolve("training").resolve("checkpoints").resolve(runId).resolve(modelType));
    }

    /** Pages on evaluations of published models. */
    public Path evaluations() {
        return root.resolve("training").resolve("evaluations");
    }

    /** Journals of runs. */
    public Path runs() {
        return root.resolve("training").resolve("pipeline-runs");
    }

    /** What one run leaves behind beside its models. */
    public Path run(String runId) {
        return runs().resolve(runId);
    }

    /** Published models. */
    public Path models() {
        return root.resolve("models");
    }
}
