package io.undercut.stream.ingest.parquet;

import io.undercut.stream.lake.FeatureRow;
import io.undercut.stream.lake.FeatureSetManifest;
import io.undercut.stream.lake.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.lake.FeatureTable;
import io.undercut.zoo.example.ExamplePartitions;
import io.undercut.zoo.example.FeatureSchema;
import io.undercut.zoo.example.LabelledExample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.Path;

/**
 * A feature set's files, read through Flink's file system.
 *
 * @param folder the version's folder
 * @param schema its inputs and label
 * @param files its partitions that have rows
 * @param count its partitions
 */
public record FeatureSetFiles(String folder, FeatureSchema schema, ArrayList<FeaturePartition> files, int count)
        implements ExamplePartitions {
    /** The files a manifest names. */
    public static FeatureSetFiles of(Path folder, FeatureSetManifest manifest) {
        return new FeatureSetFiles(
                folder.toString(),
                manifest.schema(),
                new ArrayList<>(manifest.partitions()),
                manifest.partitionCount());
    }

    @Override
    public List<LabelledExample> read(int partition) {
        FeatureRowFiles rows = new FeatureRowFiles(folder, new ArrayList<>(FeatureTable.floats(schema)), files);
        return files.stream()
                .filter(file -> file.partition() == partition)
                .flatMap(file -> rows.read(file).stream())
                .map(FeatureRow::example)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
