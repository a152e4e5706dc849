package io.undercut.job.config;

import io.undercut.fault.Fault;
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
        if (uri.contains("://") && !uri.startsWith("file://")) {
            throw Fault.configuration(
                    "--warehouse is '" + uri + "'; this build keeps models on local disks only: name a folder");
        }
        Path path = uri.startsWith("file://") ? Path.of(java.net.URI.create(uri)) : Path.of(uri);
        return new Warehouse(path.toAbsolutePath().normalize());
    }

    /** Tables. */
    public String lake() {
        return uri(root.resolve("lake"));
    }

    /** Feature sets of a model type. */
    public String features(String modelType) {
        return uri(root.resolve("training").resolve("features").resolve(modelType));
    }

    /** Flink's checkpoints of one training. */
    public String checkpoints(String runId, String modelType) {
        return uri(
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

    private static String uri(Path path) {
        String uri = path.toUri().toString();
        return uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri;
    }
}
