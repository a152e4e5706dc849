package io.undercut.stream.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.fs.FSDataOutputStream;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.fs.Path;

/**
 * Where a training run leaves its models and its history, on any file system Flink knows. Files are written aside and moved, and their
 * names and bytes depend on the run alone, so writing one again after a failure changes nothing.
 *
 * @param uri the folder
 */
public record RunFolder(String uri) implements Serializable {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The final model. */
    public static final String MODEL = "model.zip";

    /** Every round's decision. */
    public static final String HISTORY = "history.json";

    /** The model with the lowest validation loss so far, durable at each improvement. */
    public static final String BEST = "best.zip";

    void write(String name, byte[] content) {
        Path target = new Path(uri, name);
        Path aside = new Path(uri, "." + name + ".part");
        try {
            FileSystem files = target.getFileSystem();
            files.mkdirs(target.getParent());
            try (FSDataOutputStream out = files.create(aside, FileSystem.WriteMode.OVERWRITE)) {
                out.write(content);
                out.sync();
            }
            if (files.exists(target)) {
                files.delete(target, false);
            }
            if (!files.rename(aside, target)) {
                throw new IOException("could not move " + aside + " to " + target);
            }
        } catch (IOException e) {
            throw new Fault(
                    FaultReason.RESOURCE_EXHAUSTION,
                    target + " could not be written (" + e.getMessage() + "); free space or choose another --warehouse",
                    e);
        }
    }

    void write(List<RoundDecision> history) {
        try {
            write(HISTORY, JSON.writeValueAsBytes(history));
        } catch (JsonProcessingException e) {
            throw Fault.defect("the training history could not be written as JSON", e);
        }
    }

    /** Reads a file of the run. */
    public byte[] read(String name) {
        Path path = new Path(uri, name);
        try (FSDataInputStream in = path.getFileSystem().open(path)) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new Fault(FaultReason.INTERNAL_ERROR, path + " could not be read: " + e.getMessage(), e);
        }
    }

    /** Reads every round's decision. */
    public List<RoundDecision> history() {
        try {
            return JSON.readValue(read(HISTORY), new TypeReference<List<RoundDecision>>() {});
        } catch (IOException e) {
            throw Fault.defect(uri + "/" + HISTORY + " is not a training history", e);
        }
    }
}
