package io.undercut.stream.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.training.round.RoundDecision;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
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

    /** Writes a file of the run, whole or not at all. */
    public void write(String name, byte[] content) {
        LakeFiles.publish(new Path(uri, name), content);
    }

    /** Whether a file of the run is there. */
    public boolean has(String name) {
        return LakeFiles.exists(new Path(uri, name));
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
        return LakeFiles.read(new Path(uri, name));
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
