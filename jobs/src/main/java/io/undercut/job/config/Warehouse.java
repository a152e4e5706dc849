package io.undercut.job.config;

import io.undercut.fault.Fault;
import io.undercut.stream.lake.LocalPlace;
import io.undercut.stream.store.ArtifactStores;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The root of everything a run reads and writes.
 *
 * @param root a folder of any file system Flink knows, as its {@code Path} takes it, without a slash at its end
 */
public record Warehouse(String root) {
    /** A warehouse at a folder or URI as the user wrote it. */
    public static Warehouse at(String written) {
        if (written.isBlank()) {
            throw Fault.configuration("--warehouse is empty; must be a folder or a URI");
        }
        if (written.contains("://") && !LocalPlace.isUri(written)) {
            return elsewhere(written);
        }
        try {
            return of(LocalPlace.written(written));
        } catch (InvalidPathException e) {
            throw Fault.configuration(
                    "--warehouse is '" + written + "'; must be a folder that this shell's locale can write ("
                            + e.getReason() + "): try it under LC_ALL=C.UTF-8");
        }
    }

    /** A warehouse in a folder of this machine. */
    public static Warehouse of(Path folder) {
        Path root = folder.toAbsolutePath().normalize();
        // Said now and not by the first table.
        LocalPlace.text(root.resolve("lake"));
        return new Warehouse(LocalPlace.text(root));
    }

    private static Warehouse elsewhere(String uri) {
        try {
            ArtifactStores.isLocal(new org.apache.flink.core.fs.Path(uri));
        } catch (IllegalArgumentException malformed) {
            throw Fault.configuration(
                    "--warehouse is '" + uri + "'; must be a folder or a URI such as gs://bucket/name");
        } catch (Fault unknown) {
            throw new Fault(unknown.reason(), "--warehouse is '" + uri + "'; " + unknown.getMessage(), unknown);
        }
        return new Warehouse(uri.replaceAll("/+$", ""));
    }

    /** The folder on a disk of this machine; empty where the warehouse is elsewhere. */
    public Optional<Path> folder() {
        return LocalPlace.isUri(root) ? Optional.of(Path.of(shown())) : Optional.empty();
    }

    /** As people write it: a path, or a URI. */
    public String shown() {
        return LocalPlace.shown(root);
    }

    /** Tables. */
    public String lake() {
        return below("lake");
    }

    /** Feature sets of a model type. */
    public String features(String modelType) {
        return below("training/features/" + modelType);
    }

    /** Flink's checkpoints of one training. */
    public String checkpoints(String runId, String modelType) {
        return below("training/checkpoints/" + runId + "/" + modelType);
    }

    /** Pages on evaluations of published models. */
    public String evaluations() {
        return below("training/evaluations");
    }

    /** Journals of runs. */
    public String runs() {
        return below("training/pipeline-runs");
    }

    /** What one run leaves behind beside its models. */
    public String run(String runId) {
        return runs() + "/" + runId;
    }

    /** Published models. */
    public String models() {
        return below("models");
    }

    private String below(String name) {
        return root.endsWith("/") ? root + name : root + "/" + name;
    }
}
