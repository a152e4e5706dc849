package io.undercut.stream.lake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.zoo.example.FeatureSchema;
import java.io.IOException;
import java.io.Serializable;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * What a feature set version is. Publishing the manifest is the commit: a version without one does not exist.
 *
 * @param name the model type it serves
 * @param version twelve hexadecimal digits of the checksum of name, inputs, code and parameters
 * @param sha256 over the partitions' checksums, in order
 * @param rows examples in all
 * @param partitionCount hash partitions, empty ones counted
 * @param partitions those that have rows, in order
 * @param races race ids, in order of time
 * @param schema inputs and label
 * @param lineage checksums of the lake's partitions it was made from
 */
public record FeatureSetManifest(
        String name,
        String version,
        String sha256,
        long rows,
        int partitionCount,
        List<FeaturePartition> partitions,
        List<String> races,
        FeatureSchema schema,
        List<TablePartition> lineage) {
    /** The manifest's name in the version's folder. */
    public static final String FILE = "manifest.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * One hash partition.
     *
     * @param partition its number
     * @param file its file, relative to the version's folder
     * @param rows its examples
     * @param sha256 of the file's bytes
     * @param races its race ids, sorted
     */
    public record FeaturePartition(int partition, String file, long rows, String sha256, List<String> races)
            implements Serializable {}

    /** Reads a version's manifest, if the version exists. */
    public static Optional<FeatureSetManifest> in(Path folder) {
        Path path = new Path(folder, FILE);
        if (!LakeFiles.exists(path)) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(LakeFiles.read(path), FeatureSetManifest.class));
        } catch (IOException e) {
            throw Fault.data(path + " is not a feature set's manifest; delete its folder and build the features again");
        }
    }

    /** Publishes the version. */
    public void publish(Path folder) {
        try {
            LakeFiles.publish(
                    new Path(folder, FILE),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw Fault.defect("a feature set's manifest could not be written as JSON", e);
        }
    }
}
