package io.undercut.job.graph;

import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LocalPlace;
import io.undercut.stream.training.TrainingTopology;
import io.undercut.stream.training.checkpoint.SealedCheckpoints;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.List;
import org.apache.flink.core.fs.Path;
import org.apache.flink.runtime.checkpoint.Checkpoints;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.jobgraph.OperatorID;

/** A savepoint or retained checkpoint that a person named, looked at before a job is started from it. */
public final class TrainingSavepoint {
    private static final String METADATA = "_metadata";

    private TrainingSavepoint() {}

    /**
     * Its absolute URI. Refuses what is missing, no savepoint, of another kind of job, or changed since it was sealed; whether it is of
     * the same training shows when the job starts.
     */
    public static String checked(String asked) {
        Path path = absolute(asked);
        String option = "--from-savepoint is '" + asked + "'; ";
        if (!LakeFiles.exists(path)) {
            throw Fault.configuration(
                    option + "there is no such folder: name a savepoint, or a checkpoint such as .../chk-12");
        }
        if (!LakeFiles.exists(new Path(path, METADATA))) {
            List<String> inside = LakeFiles.list(path).stream()
                    .map(found -> found.getPath().getName())
                    .filter(name -> LakeFiles.exists(new Path(new Path(path, name), METADATA)))
                    .toList();
            throw Fault.configuration(option + "it has no " + METADATA + " and so is no savepoint or checkpoint: "
                    + (inside.isEmpty() ? "name one such as .../chk-12" : "name one of " + inside + " in it"));
        }
        SealedCheckpoints.damage(path.toString()).ifPresent(damage -> {
            throw new Fault(
                    FaultReason.INTEGRITY_FAILURE,
                    option + damage + " since the checkpoint was taken: name an older one");
        });
        if (!operators(path, option).contains(operator(TrainingTopology.SOURCE))) {
            throw Fault.configuration(option + "it is of another job than a training: name one of a training");
        }
        return path.toString();
    }

    private static Path absolute(String asked) {
        if (asked.isBlank()) {
            throw Fault.configuration("--from-savepoint is empty; must be the folder of a savepoint or checkpoint");
        }
        if (asked.contains(":/") && !LocalPlace.isUri(asked)) {
            return new Path(asked);
        }
        try {
            return LocalPlace.path(LocalPlace.written(asked));
        } catch (InvalidPathException e) {
            throw Fault.configuration("--from-savepoint is '" + asked + "'; must be a folder: " + e.getReason());
        }
    }

    private static List<OperatorID> operators(Path path, String option) {
        byte[] metadata = LakeFiles.read(new Path(path, METADATA));
        try {
            CheckpointMetadata read = Checkpoints.loadCheckpointMetadata(
                    new DataInputStream(new ByteArrayInputStream(metadata)),
                    TrainingSavepoint.class.getClassLoader(),
                    path.toString());
            return read.getOperatorStates().stream()
                    .map(OperatorState::getOperatorID)
                    .toList();
        } catch (IOException | RuntimeException e) {
            throw Fault.configuration(option + "its " + METADATA + " is not one of Flink's: name another");
        }
    }

    /** As Flink makes it from a uid. */
    private static OperatorID operator(String uid) {
        return new OperatorID(
                Hashing.murmur3_128(0).hashString(uid, StandardCharsets.UTF_8).asBytes());
    }
}
