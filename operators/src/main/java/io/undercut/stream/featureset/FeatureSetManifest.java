package io.undercut.stream.featureset;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.stream.lake.CommittedFile;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLock;
import io.undercut.stream.lake.StoredJson;
import io.undercut.stream.lake.TablePartition;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.table.PlainNames;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.KeyColumns;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
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
 * @param key the columns that say which row is which
 * @param lineage checksums of the lake's partitions it was made from
 * @param moreLabels labels beside the schema's, in the order of their columns
 * @param moments checksum of the file of moments; null before there was one
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
        KeyColumns key,
        List<TablePartition> lineage,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Feature> moreLabels,
        @JsonInclude(JsonInclude.Include.NON_NULL) String moments) {
    /** The manifest's name in the version's folder. */
    public static final String FILE = "manifest.json";

    /** Stands for what a version's folder holds, beside its code: older ones lack the moments, and the names of the key's columns. */
    private static final String FORMAT = "+moments+key";

    private static final ObjectMapper JSON = new ObjectMapper();

    /**
     * Copies the lists, of labels none in manifests of sets with one label; refuses a part that is missing, names that could not be
     * folders' own, and what does not follow from the partitions.
     */
    public FeatureSetManifest {
        PlainNames.one(name, "name");
        PlainNames.one(version, "version");
        moreLabels = moreLabels == null ? List.of() : List.copyOf(moreLabels);
        if (name == null || version == null || sha256 == null || schema == null || key == null) {
            throw Fault.data("a feature set lacks its name, version, checksum, schema or key");
        }
        partitions = List.copyOf(partitions);
        races = List.copyOf(races);
        lineage = List.copyOf(lineage);
        races.forEach(key::requireGroup);
        if (!sha256.equals(checksum(partitions)) || rows != count(partitions) || !races.equals(races(partitions))) {
            throw Fault.data("a feature set's checksum, rows or races are not those of its partitions");
        }
        int last = -1;
        for (FeaturePartition partition : partitions) {
            // What is not read by its number would be missing without a word.
            if (partition.partition() <= last || partition.partition() >= partitionCount) {
                throw Fault.data("partition is " + partition.partition() + "; must be within " + (last + 1) + " … "
                        + (partitionCount - 1));
            }
            last = partition.partition();
        }
    }

    private static String checksum(List<FeaturePartition> partitions) {
        StringBuilder checksums = new StringBuilder();
        partitions.forEach(partition -> checksums.append(partition.sha256()).append('\n'));
        return Checksum.sha256(checksums.toString().getBytes(StandardCharsets.UTF_8));
    }

    private static long count(List<FeaturePartition> partitions) {
        return partitions.stream().mapToLong(FeaturePartition::rows).sum();
    }

    private static List<String> races(List<FeaturePartition> partitions) {
        return partitions.stream()
                .flatMap(partition -> partition.races().stream())
                .sorted()
                .toList();
    }

    /** Of partitions in order; what can be counted is counted from them. */
    public static FeatureSetManifest of(
            String name,
            String version,
            List<FeaturePartition> partitions,
            FeatureSchema schema,
            KeyColumns key,
            List<TablePartition> lineage,
            List<Feature> moreLabels) {
        return new FeatureSetManifest(
                name,
                version,
                checksum(partitions),
                count(partitions),
                FeatureTable.PARTITIONS,
                partitions,
                races(partitions),
                schema,
                key,
                lineage,
                moreLabels,
                null);
    }

    /** The same, with the checksum of its file of moments. */
    public FeatureSetManifest withMoments(String checksum) {
        return new FeatureSetManifest(
                name,
                version,
                sha256,
                rows,
                partitionCount,
                partitions,
                races,
                schema,
                key,
                lineage,
                moreLabels,
                checksum);
    }

    /** A version's identity: the checksum of what it is made from, twelve digits. */
    public static String version(String name, String code, List<TablePartition> lineage) {
        StringBuilder identity =
                new StringBuilder(name).append('\n').append(code).append(FORMAT).append('\n');
        lineage.forEach(partition -> identity.append(partition.table())
                .append(' ')
                .append(partition.season())
                .append(' ')
                .append(partition.sha256())
                .append('\n'));
        return Checksum.sha256(identity.toString().getBytes(StandardCharsets.UTF_8))
                .substring(0, 12);
    }

    /** Labels in the order of their columns. */
    public List<Feature> labels() {
        return Stream.concat(Stream.of(schema.label()), moreLabels.stream()).toList();
    }

    /** Features, then labels: the columns with numbers. */
    public List<Feature> columns() {
        return Stream.concat(schema.features().stream(), labels().stream()).toList();
    }

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
            implements Serializable {
        /** Refuses a file outside of the version's folder: this is read back from one. */
        public FeaturePartition {
            PlainNames.below(file, "file");
        }
    }

    /** Reads a version's manifest, if the version exists. */
    public static Optional<FeatureSetManifest> in(Path folder) {
        return StoredJson.read(
                new Path(folder, FILE),
                FeatureSetManifest.class,
                "is not a feature set's manifest; delete its folder and build the features again");
    }

    /**
     * Publishes the version. False, and it does not exist, if files of it are gone: it was pruned before, and the old files were deleted
     * while they were written again; build it once more.
     */
    public boolean publish(Path folder) {
        return new LakeLock(folder.getParent()).holding(() -> {
            boolean whole = Stream.concat(
                            partitions.stream().map(FeaturePartition::file),
                            Stream.ofNullable(moments).map(sha -> FeatureMoments.FILE))
                    .allMatch(file -> LakeFiles.exists(new Path(folder, file)));
            if (whole) {
                LakeFiles.delete(new Path(folder, FeatureVersions.PRUNED));
                write(folder);
            }
            return whole;
        });
    }

    private void write(Path folder) {
        try {
            new CommittedFile(new Path(folder, FILE))
                    .put(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
        } catch (JsonProcessingException e) {
            throw Fault.defect("a feature set's manifest could not be written as JSON", e);
        }
    }
}
