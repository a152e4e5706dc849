package io.undercut.stream.training.checkpoint;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.table.Checksum;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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
    private static final String METADATA = "_metadata";
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*");
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
        Path job = checkpoint.getParent();
        SealedCheckpoints.noteNewest(job.getParent(), job.getName() + "/" + checkpoint.getName());
        removeStray(checkpoint.getParent());
    }

    /** Removes seals whose checkpoint is gone from the folder of one job. */
    static void removeStray(Path job) {
        // By name: a file system may spell a listed path otherwise than the folder it was asked for.
        Set<String> inside = LakeFiles.list(job).stream()
                .map(status -> status.getPath().getName())
                .collect(Collectors.toSet());
        for (String name : inside) {
            String sealed = name.endsWith(SUFFIX) ? name.substring(0, name.length() - SUFFIX.length()) : name;
            // A list may lag: asked for by name before it is taken for gone.
            if (!inside.contains(sealed) && !LakeFiles.exists(new Path(new Path(job, sealed), METADATA))) {
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
        for (SealedFile file : files) {
            // By its name, for a list may lag; a damaged seal may name anything.
            boolean named = file.name() != null && NAME.matcher(file.name()).matches();
            Path place = new Path(checkpoint, named ? file.name() : METADATA);
            if (!named || !LakeFiles.exists(place)) {
                return Optional.of(checkpoint + "/" + file.name() + " is missing");
            }
            if (!Checksum.sha256(LakeFiles.read(place)).equals(file.sha256())) {
                return Optional.of(checkpoint + "/" + file.name() + " has changed");
            }
        }
        return Optional.empty();
    }

    private static List<SealedFile> files(Path checkpoint) {
        SortedSet<String> names = new TreeSet<>(Set.of(METADATA));
        LakeFiles.list(checkpoint).stream()
                .filter(status -> !status.isDir())
                .map(status -> status.getPath().getName())
                .forEach(names::add);
        return names.stream()
                .map(name -> new SealedFile(name, Checksum.sha256(LakeFiles.read(new Path(checkpoint, name)))))
                .toList();
    }

    private static Path path(Path checkpoint) {
        return new Path(checkpoint.getParent(), checkpoint.getName() + SUFFIX);
    }
}
