package io.undercut.stream.featureset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.StoredJson;
import java.util.List;
import java.util.Optional;
import org.apache.flink.core.fs.Path;

/**
 * Statistics of every column of a feature set version, beside its manifest: for normalisation, for drift, and for people.
 *
 * @param version the version they are of
 * @param columns in the order of the manifest's columns
 */
public record FeatureStatistics(String version, List<ColumnStatistics> columns) {
    /** The file's name in the version's folder. */
    public static final String FILE = "statistics.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Copies the list. */
    public FeatureStatistics {
        columns = List.copyOf(columns);
    }

    /** Reads a version's statistics, if they were taken. */
    public static Optional<FeatureStatistics> in(Path folder) {
        return StoredJson.read(
                new Path(folder, FILE),
                FeatureStatistics.class,
                "is not a feature set's statistics; delete it and describe the features again");
    }

    /** Publishes them beside the manifest. */
    public void publish(Path folder) {
        try {
            LakeFiles.publish(
                    new Path(folder, FILE),
                    JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw Fault.defect("a feature set's statistics could not be written as JSON", e);
        }
    }
}
