package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.job.config.Warehouse;
import io.undercut.job.pipeline.BuildFeatures.FeatureSet;
import io.undercut.stream.feature.lap.LapFeatures;
import io.undercut.stream.feature.telemetry.TelemetryFeatures;
import io.undercut.stream.lake.FeatureSetManifest;
import io.undercut.stream.lake.FeatureVersions;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Option;

/** Which feature set a command is about. */
final class FeatureSetChoice {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME[@VERSION]",
            description =
                    "the model type: tire_degradation, race_winner or quali_order; or " + LapFeatures.NAME + " or "
                            + TelemetryFeatures.NAME
                            + " for the features of every lap; without a version the newest")
    private String model;

    private String name() {
        return model.contains("@") ? model.substring(0, model.indexOf('@')) : model;
    }

    FeatureVersions versions(Warehouse warehouse) {
        ModelNames.checkedForFeatures(name());
        return new FeatureVersions(new Path(warehouse.features(name())));
    }

    /** The chosen version as it lies there. */
    FeatureSet found(Warehouse warehouse) {
        String version = model.contains("@") ? model.substring(model.indexOf('@') + 1) : "";
        Path folder = versions(warehouse).folder(version);
        return new FeatureSet(
                folder,
                FeatureSetManifest.in(folder)
                        .orElseThrow(() -> Fault.data(folder + " has no manifest; build the features again")),
                true);
    }
}
