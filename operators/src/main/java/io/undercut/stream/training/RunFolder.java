package io.undercut.stream.training;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.training.round.RoundDecision;
import java.io.IOException;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
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

    /** The final model's checksum. */
    public static final String MODEL_SHA256 = "model.sha256";

    /** Every round's decision. */
    public static final String HISTORY = "history.json";

    /** The model with the lowest validation loss so far, durable at each improvement. */
    public static final String BEST = "best.zip";

    /** Writes a file of the run, whole or not at all. */
    public void write(String name, byte[] content) {
        LakeFiles.publish(new Path(uri, name), content);
    }

    /** Writes the final model, its checksum first: a kill in between leaves no model that nothing vouches for. */
    public void writeModel(byte[] archive) {
        write(MODEL_SHA256, Checksum.sha256(archive).getBytes(StandardCharsets.US_ASCII));
        write(MODEL, archive);
    }

    /** The final model; empty if there is none yet, or what lies there is not what was written. */
    public Optional<byte[]> model() {
        if (!has(MODEL) || !has(MODEL_SHA256)) {
            return Optional.empty();
        }
        byte[] archive = read(MODEL);
        return Arrays.equals(Checksum.sha256(archive).getBytes(StandardCharsets.US_ASCII), read(MODEL_SHA256))
                ? Optional.of(archive)
                : Optional.empty();
    }

    /** Removes the final model, so that the run is trained to its end again. */
    public void removeModel() {
        LakeFiles.delete(new Path(uri, MODEL));
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

    /** Reads every round's decision; a data fault if that cannot be read. */
    public List<RoundDecision> history() {
        try {
            List<RoundDecision> history = JSON.readValue(read(HISTORY), new TypeReference<>() {});
            if (history != null && !history.contains(null)) {
                return history;
            }
        } catch (IOException damaged) {
            // Told below; Jackson's own words are for programmers.
        }
        throw Fault.data(uri + "/" + HISTORY + " is not a training's history; delete its folder and resume the run:"
                + " it is trained again");
    }
}
