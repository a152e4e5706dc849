package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.job.config.Warehouse;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.task.Zoo;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureVersions;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Option;

/** Which feature set a command is about. */
final class FeatureSetChoice {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME[@VERSION]",
            description = "the feature set: ${bundle:zoo.sets}; without a version the newest")
    private String model;

    private String name() {
        return model.contains("@") ? model.substring(0, model.indexOf('@')) : model;
    }

    FeatureVersions versions(Zoo zoo, Warehouse warehouse) {
        zoo.featureSet(name());
        return new FeatureVersions(new Path(warehouse.features(name())));
    }

    /** The chosen version as it lies there. */
    FeatureSet found(Zoo zoo, Warehouse warehouse) {
        String version = model.contains("@") ? model.substring(model.indexOf('@') + 1) : "";
        Path folder = versions(zoo, warehouse).folder(version);
        return new FeatureSet(
                folder,
                FeatureSetManifest.in(folder)
                        .orElseThrow(() -> Fault.data(folder + " has no manifest; build the features again")),
                true);
    }
}
