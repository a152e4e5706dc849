package io.undercut.stream.featureset;

import io.undercut.zoo.example.FeatureSchema;
import java.util.List;

/** Names of a feature set's columns, and how its races are spread over files. */
public final class FeatureTable {
    /** Enough for an even spread over up to ten replicas, few enough to keep files worth reading. */
    public static final int PARTITIONS = 64;

    private FeatureTable() {}

    /** The partition of a race: FarmHash fingerprint as BigQuery's FARM_FINGERPRINT, modulo the count. */
    public static int partition(String raceId) {
        long fingerprint = com.google.common.hash.Hashing.farmHashFingerprint64()
                .hashString(raceId, java.nio.charset.StandardCharsets.UTF_8)
                .asLong();
        return (int) Long.remainderUnsigned(fingerprint, PARTITIONS);
    }

    /** The file of a partition, relative to the version's folder. */
    public static String file(int partition) {
        return "partition=%03d/examples.parquet".formatted(partition);
    }

    /** Feature columns, then the label's. */
    public static List<String> floats(FeatureSchema schema) {
        return java.util.stream.Stream.concat(
                        schema.names().stream(),
                        java.util.stream.Stream.of(schema.label().name()))
                .toList();
    }
}
