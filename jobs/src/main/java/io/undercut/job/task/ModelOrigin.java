package io.undercut.job.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.job.config.RunSettings;
import io.undercut.stream.featureset.FeatureSetManifest;
import io.undercut.stream.lake.TablePartition;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.DatasetFingerprint;
import io.undercut.zoo.provenance.FeatureSetFingerprint;
import io.undercut.zoo.provenance.Machine;
import io.undercut.zoo.provenance.ModelProvenance;
import io.undercut.zoo.provenance.RaceSets;
import io.undercut.zoo.provenance.TrainingCircumstances;
import io.undercut.zoo.provenance.TrainingIdentity;
import io.undercut.zoo.provenance.TrainingSettings;
import java.time.Instant;

/** What made a model of one type in one run, for its lineage and its circumstances. */
final class ModelOrigin {
    private final ModelType type;
    private final RunSettings settings;
    private final String runId;

    ModelOrigin(ModelType type, RunSettings settings, String runId) {
        this.type = type;
        this.settings = settings;
        this.runId = runId;
    }

    ModelProvenance of(TrainedModel trained, Instant now) {
        FeatureSetManifest set = trained.data().set().manifest();
        return new ModelProvenance(
                new TrainingIdentity(
                        type.name(),
                        new FeatureSetFingerprint(set.name(), set.version(), set.sha256()),
                        set.lineage().stream().map(ModelOrigin::fingerprint).toList(),
                        new RaceSets(
                                trained.data().split().training(),
                                trained.data().split().validation(),
                                trained.data().split().test()),
                        new TrainingSettings(
                                CanonicalJson.read(
                                        CanonicalJson.write(trained.configuration()),
                                        ObjectNode.class,
                                        "configuration"),
                                settings.seed(),
                                trained.workers(),
                                trained.step(),
                                codeVersion())),
                new TrainingCircumstances(
                        now, runId, "train_" + type.name(), settings.parallelism(), Machine.here("local")));
    }

    private static DatasetFingerprint fingerprint(TablePartition partition) {
        if (partition.season() == 0) {
            return new DatasetFingerprint(partition.table(), partition.sha256(), partition.rows());
        }
        String season = partition.table() + "/season=" + partition.season();
        return new DatasetFingerprint(
                partition.race().map(race -> season + "/race_id=" + race).orElse(season),
                partition.sha256(),
                partition.rows());
    }

    /** The version of this software. */
    static String codeVersion() {
        String version = ModelOrigin.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }
}
