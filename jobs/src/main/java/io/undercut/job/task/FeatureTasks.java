package io.undercut.job.task;

import io.undercut.job.config.Warehouse;
import io.undercut.job.featureset.BuildFeatureSet;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.featureset.FeatureSetDefinition;
import io.undercut.job.featureset.MeasureFeatures;
import io.undercut.job.flink.FlinkSite;
import io.undercut.stream.featureset.FeatureStatistics;
import io.undercut.stream.lake.LakeLayout;
import java.util.Collection;

/** Feature sets: built and measured. Each method is one task and at most two Flink jobs. */
public final class FeatureTasks {
    private final FlinkSite site;
    private final Warehouse warehouse;

    /** Tasks below a warehouse. */
    public FeatureTasks(FlinkSite site, Warehouse warehouse) {
        this.site = site;
        this.warehouse = warehouse;
    }

    /** Builds a feature set, of all seasons where none is named, and takes its statistics. */
    public FeatureSet build(FeatureSetDefinition definition, Collection<Integer> seasons) {
        FeatureSet set = BuildFeatureSet.run(
                site, definition, new LakeLayout(warehouse.lake()), seasons, warehouse.features(definition.name()));
        MeasureFeatures.run(site, set);
        return set;
    }

    /** The statistics of a feature set, taken now where nobody took them before. */
    public FeatureStatistics statistics(FeatureSet set) {
        return MeasureFeatures.run(site, set);
    }
}
