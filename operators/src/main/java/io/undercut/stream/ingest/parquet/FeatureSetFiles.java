package io.undercut.stream.ingest.parquet;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.zoo.catalog.ModelColumns;
import io.undercut.zoo.catalog.Target;
import io.undercut.zoo.example.ExamplePartitions;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.KeyColumns;
import io.undercut.zoo.example.LabelledExample;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.Path;

/**
 * A model's examples in the files of a feature set, read through Flink's file system.
 *
 * @param folder the version's folder
 * @param key the columns that say which row is which
 * @param columns which columns make an example
 * @param target what is predicted
 * @param files its partitions that have rows
 * @param count its partitions
 */
public record FeatureSetFiles(
        String folder,
        KeyColumns key,
        ModelColumns columns,
        Target target,
        ArrayList<FeaturePartition> files,
        int count)
        implements ExamplePartitions {
    /** The files a manifest names; a data fault if the set lacks a column. */
    public static FeatureSetFiles of(Path folder, FeatureSetManifest manifest, ModelColumns columns, Target target) {
        List<String> has = manifest.columns().stream().map(Feature::name).toList();
        List<String> lacks =
                columns.read().stream().filter(column -> !has.contains(column)).toList();
        if (!lacks.isEmpty()) {
            throw Fault.data("feature set " + manifest.name() + " " + manifest.version() + " lacks "
                    + Phrase.list(lacks) + "; delete its folder and build the features again");
        }
        return new FeatureSetFiles(
                folder.toString(),
                manifest.key(),
                columns,
                target,
                new ArrayList<>(manifest.partitions()),
                manifest.partitionCount());
    }

    @Override
    public List<LabelledExample> read(int partition) {
        FeatureRowFiles rows = new FeatureRowFiles(folder, key, new ArrayList<>(columns.read()), files);
        return files.stream()
                .filter(file -> file.partition() == partition)
                .flatMap(file -> rows.read(file).stream())
                .flatMap(row -> columns.example(row.key(), row.values(), target).stream())
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
