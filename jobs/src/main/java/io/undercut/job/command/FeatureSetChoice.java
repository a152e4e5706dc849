package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.job.config.Warehouse;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.job.task.Zoo;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.featureset.FeatureVersions;
import java.util.List;
import org.apache.flink.core.fs.Path;
import picocli.CommandLine.Option;

/** Which feature set a command is about. */
final class FeatureSetChoice {
    @Option(
            names = "--model",
            required = true,
            paramLabel = "NAME[@VERSION]",
            description = "the feature set: ${bundle:zoo.sets}; without a version the newest; of tables"
                    + " the version must be named where there are several")
    private String model;

    private String name() {
        return model.contains("@") ? model.substring(0, model.indexOf('@')) : model;
    }

    FeatureVersions versions(Zoo zoo, Warehouse warehouse) {
        zoo.featureSet(name());
        return new FeatureVersions(new Path(warehouse.features(name())));
    }

    /** The newest of several tables need not be the one that was trained on last, which may have been built before. */
    private void requireOne(List<String> versions) {
        if (versions.size() > 1) {
            throw Fault.configuration("--model is '" + model + "', and there are features of several tables, or of one"
                    + " that was read in several ways: " + Phrase.list(versions) + ", the newest first; name one, as"
                    + " train told it: --model " + name() + "@" + versions.get(0));
        }
    }

    /** The chosen version as it lies there. */
    FeatureSet found(Zoo zoo, Warehouse warehouse) {
        String version = model.contains("@") ? model.substring(model.indexOf('@') + 1) : "";
        FeatureVersions versions = versions(zoo, warehouse);
        if (version.isBlank() && zoo.featureSet(name()).readsTable()) {
            requireOne(versions.newestFirst());
        }
        Path folder = versions.folder(version);
        return new FeatureSet(
                folder,
                FeatureSetManifest.in(folder)
                        .orElseThrow(() -> Fault.data(folder + " has no manifest; build the features again")),
                true);
    }
}
