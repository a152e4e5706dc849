package io.undercut.stream.training.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.table.Checksum;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * Checksums of all files of one checkpoint, written beside it once it is complete. Flink itself restores from a checkpoint with a flipped
 * byte and finishes with a wrong model; nothing of ours restores from one whose seal does not match.
 *
 * @param round the newest round in it, from 0
 * @param files its files
 */
public record CheckpointSeal(int round, List<SealedFile> files) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SUFFIX = ".seal.json";

    /** Copies the list. */
    public CheckpointSeal {
        files = List.copyOf(files);
    }

    /**
     * A file of a checkpoint.
     *
     * @param name its name in the checkpoint's folder
     * @param sha256 of its bytes
     */
    public record SealedFile(String name, String sha256) {}

    /** Seals a complete checkpoint, and removes the seals of those that Flink has let go since. */
    public static void seal(Path checkpoint, int round) throws IOException {
        LakeFiles.publish(path(checkpoint), JSON.writeValueAsBytes(new CheckpointSeal(round, files(checkpoint))));
        removeStray(checkpoint.getParent());
    }

    /** Removes seals whose checkpoint is gone from the folder of one job. */
    static void removeStray(Path job) {
        // By name: a file system may spell a listed path otherwise than the folder it was asked for.
        Set<String> inside = LakeFiles.list(job).stream()
                .map(status -> status.getPath().getName())
                .collect(Collectors.toSet());
        for (String name : inside) {
            if (name.endsWith(SUFFIX) && !inside.contains(name.substring(0, name.length() - SUFFIX.length()))) {
                LakeFiles.delete(new Path(job, name));
            }
        }
    }

    /** The seal of a checkpoint; empty if it was never sealed or the seal itself is damaged. */
    static Optional<CheckpointSeal> of(Path checkpoint) {
        if (!LakeFiles.exists(path(checkpoint))) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(LakeFiles.read(path(checkpoint)), CheckpointSeal.class));
        } catch (IOException damaged) {
            return Optional.empty();
        }
    }

    /** What is wrong with a checkpoint, naming the file; empty if it is as it was sealed. */
    Optional<String> problem(Path checkpoint) {
        List<SealedFile> now = files(checkpoint);
        for (SealedFile file : files) {
            if (!now.contains(file)) {
                boolean there = now.stream().anyMatch(other -> other.name().equals(file.name()));
                return Optional.of(checkpoint + "/" + file.name() + (there ? " has changed" : " is missing"));
            }
        }
        return Optional.empty();
    }

    private static List<SealedFile> files(Path checkpoint) {
        List<SealedFile> files = new ArrayList<>();
        for (FileStatus status : LakeFiles.list(checkpoint)) {
            if (!status.isDir()) {
                files.add(
                        new SealedFile(status.getPath().getName(), Checksum.sha256(LakeFiles.read(status.getPath()))));
            }
        }
        return files;
    }

    private static Path path(Path checkpoint) {
        return new Path(checkpoint.getParent(), checkpoint.getName() + SUFFIX);
    }
}
