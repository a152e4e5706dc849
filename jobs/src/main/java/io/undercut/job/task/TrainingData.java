package io.undercut.job.task;

import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.stream.featureset.FeatureMoments;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.ingest.parquet.FeatureSetFiles;
import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.TrainingRows;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.PartitionedShards;
import io.undercut.zoo.example.RaceSplit;
import io.undercut.zoo.model.NetworkSpec;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/**
 * A model type's rows and who may see which of them.
 *
 * @param type the model type
 * @param set the feature set
 * @param split races to learn from, to watch, to be tested by
 */
public record TrainingData(ModelType type, FeatureSet set, RaceSplit split) {
    /** Those of a feature set that was built before; empty if it is gone. */
    static Optional<TrainingData> of(ModelType type, String folder, RaceSplit split) {
        Path place = new Path(folder);
        return FeatureSetManifest.in(place)
                .map(manifest -> new TrainingData(type, new FeatureSet(place, manifest, true), split));
    }

    /** The rows, partition by partition. */
    FeatureSetFiles files() {
        return FeatureSetFiles.of(set.folder(), set.manifest(), type.columns(), type.target());
    }

    /** The rows to learn from and to watch. */
    PartitionedShards shards() {
        return new PartitionedShards(files(), type.columns().width(), split);
    }

    /** What a model of these takes and gives. */
    public ModelSignature signature() {
        return ModelSignature.of(type, set.manifest().columns());
    }

    /** What the training of a network must know of the rows it learns from before it reads one. */
    TrainingRows trainingRows(NetworkSpec shape) {
        List<String> columns =
                set.manifest().columns().stream().map(Feature::name).toList();
        FeatureMoments moments = FeatureMoments.in(set.folder(), set.manifest());
        return TrainingRows.of(type, columns, moments.of(split.training()), shape);
    }

    /** Races whose rows may be known before the test: those that are learned from or watched. */
    Set<String> known() {
        Set<String> races = new HashSet<>(split.training());
        races.addAll(split.validation());
        return races;
    }
}
