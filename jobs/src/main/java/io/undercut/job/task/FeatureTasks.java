package io.undercut.job.task;

import io.undercut.job.config.Warehouse;
import io.undercut.job.pipeline.BuildFeatures.FeatureSet;
import io.undercut.job.pipeline.BuildLapFeatures;
import io.undercut.job.pipeline.BuildOutcomes;
import io.undercut.job.pipeline.BuildTelemetryFeatures;
import io.undercut.job.pipeline.FlinkSite;
import io.undercut.job.pipeline.MeasureFeatures;
import io.undercut.stream.feature.lap.LapFeatures;
import io.undercut.stream.feature.outcome.OutcomeSet;
import io.undercut.stream.feature.telemetry.TelemetryFeatures;
import io.undercut.stream.lake.FeatureStatistics;
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

    /** Builds the features of every lap, of all seasons where none is named, and takes their statistics. */
    public FeatureSet laps(Collection<Integer> seasons) {
        FeatureSet set = BuildLapFeatures.run(
                site, new LakeLayout(warehouse.lake()), seasons, warehouse.features(LapFeatures.NAME));
        MeasureFeatures.run(site, set);
        return set;
    }

    /** Builds the features of cars before their races, and takes their statistics. */
    public FeatureSet outcomes(OutcomeSet which, Collection<Integer> seasons) {
        FeatureSet set = BuildOutcomes.run(
                site, new LakeLayout(warehouse.lake()), seasons, warehouse.features(which.model()), which);
        MeasureFeatures.run(site, set);
        return set;
    }

    /** Builds the telemetry features of every lap, of all seasons where none is named, and takes their statistics. */
    public FeatureSet telemetry(Collection<Integer> seasons) {
        FeatureSet set = BuildTelemetryFeatures.run(
                site, new LakeLayout(warehouse.lake()), seasons, warehouse.features(TelemetryFeatures.NAME));
        MeasureFeatures.run(site, set);
        return set;
    }

    /** The statistics of a feature set, taken now where nobody took them before. */
    public FeatureStatistics statistics(FeatureSet set) {
        return MeasureFeatures.run(site, set);
    }
}
