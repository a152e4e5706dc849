package io.undercut.stream.training.checkpoint;

import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.store.ArtifactStores;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * The checkpoints of one training, over all jobs that worked on it: {@code <root>/<job>/chk-<n>}, each with its seal.
 *
 * @param root their folder
 */
public record SealedCheckpoints(String root) {
    private static final String PREFIX = "chk-";
    private static final String NEWEST = ".newest";
    private static final Pattern NOTED = Pattern.compile("[A-Za-z0-9]+/" + PREFIX + "\\d+");

    /** More than a checkpoint that failed gives back when Flink removes it. */
    private static final int PROBE_BYTES = 8 << 20;

    /**
     * Where to go on from.
     *
     * @param checkpoint the newest intact checkpoint; empty if there is none
     * @param damaged newer ones that were passed over, each with what is wrong
     */
    public record Resumption(Optional<String> checkpoint, List<String> damaged) {
        /** Copies the list. */
        public Resumption {
            damaged = List.copyOf(damaged);
        }
    }

    private record Candidate(Path path, CheckpointSeal seal) {
        long number() {
            return Long.parseLong(path.getName().substring(PREFIX.length()));
        }
    }

    /**
     * Looks for the newest intact checkpoint. A checkpoint without a seal was not complete when its job died and is passed over in silence.
     *
     * @param excluded checkpoints that failed to restore before
     */
    public Resumption newest(Set<String> excluded) {
        Set<Path> checkpoints = new LinkedHashSet<>();
        noted().ifPresent(checkpoints::add);
        for (FileStatus job : LakeFiles.list(new Path(root))) {
            for (FileStatus checkpoint : LakeFiles.list(job.getPath())) {
                if (checkpoint.isDir() && checkpoint.getPath().getName().matches(PREFIX + "\\d+")) {
                    checkpoints.add(checkpoint.getPath());
                }
            }
        }
        List<Candidate> candidates = new ArrayList<>();
        for (Path checkpoint : checkpoints) {
            CheckpointSeal.of(checkpoint).ifPresent(seal -> candidates.add(new Candidate(checkpoint, seal)));
        }
        candidates.sort(Comparator.comparingInt(
                        (Candidate candidate) -> candidate.seal().round())
                .thenComparingLong(Candidate::number)
                .thenComparing(candidate -> candidate.path().toString())
                .reversed());
        List<String> damaged = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (excluded.contains(candidate.path().toString())) {
                continue;
            }
            Optional<String> problem = candidate.seal().problem(candidate.path());
            if (problem.isEmpty()) {
                return new Resumption(Optional.of(candidate.path().toString()), damaged);
            }
            damaged.add(problem.get());
        }
        return new Resumption(Optional.empty(), damaged);
    }

    /**
     * Notes the checkpoint that was sealed last, where a list may not show it yet. It may have been let go since, or be of a job that was
     * late to die: it is one more to look at, and its seal decides.
     *
     * @param name below the root, {@code job/chk-7}
     */
    static void noteNewest(Path root, String name) {
        if (!ArtifactStores.isLocal(root)) {
            LakeFiles.publish(new Path(root, NEWEST), name.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Optional<Path> noted() {
        Path note = new Path(root, NEWEST);
        if (ArtifactStores.isLocal(note) || !LakeFiles.exists(note)) {
            return Optional.empty();
        }
        String name = new String(LakeFiles.read(note), StandardCharsets.UTF_8);
        return NOTED.matcher(name).matches() ? Optional.of(new Path(root, name)) : Optional.empty();
    }

    /** What is wrong with a checkpoint, naming the file; empty if nothing is, or if it has no seal, as a savepoint has none. */
    public static Optional<String> damage(String checkpoint) {
        Path path = new Path(checkpoint);
        return CheckpointSeal.of(path).flatMap(seal -> seal.problem(path));
    }

    /** Ids of the jobs that have worked on this training, as far as they left a folder. */
    public List<String> jobs() {
        return LakeFiles.list(new Path(root)).stream()
                .filter(FileStatus::isDir)
                .map(job -> job.getPath().getName())
                .sorted()
                .toList();
    }

    /** Writes as much as a checkpoint may have and takes it away again; throws what the storage has against it. */
    public void tryStorage() {
        Path probe = new Path(root, ".probe");
        try {
            LakeFiles.publish(probe, new byte[PROBE_BYTES]);
        } finally {
            LakeFiles.delete(probe);
        }
    }

    /** Removes what a finished training no longer needs. */
    public void clear() {
        LakeFiles.deleteFolder(new Path(root));
    }

    /** Removes seals whose checkpoint is gone: a job that was killed had no time to. */
    public void removeStraySeals() {
        LakeFiles.list(new Path(root)).stream()
                .filter(FileStatus::isDir)
                .forEach(job -> CheckpointSeal.removeStray(job.getPath()));
    }
}
