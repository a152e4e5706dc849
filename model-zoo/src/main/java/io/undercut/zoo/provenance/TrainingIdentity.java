package io.undercut.zoo.provenance;

import io.undercut.fault.Fault;
import java.util.List;

/**
 * Everything that decides a model's bytes and nothing else: no time, machine, parallelism or run. Training again with an equal identity
 * must yield the same bytes, hence the same version id.
 *
 * @param modelType the entry of the model zoo
 * @param featureSet what the model saw
 * @param datasets what the feature set was made of, sorted by name; at least one
 * @param races which races trained, validated, tested
 * @param recipe configuration, seed, workers, step, code
 */
public record TrainingIdentity(
        String modelType,
        FeatureSetFingerprint featureSet,
        List<DatasetFingerprint> datasets,
        RaceSets races,
        TrainingSettings recipe) {
    /** Sorts the datasets; refuses missing parts and doubled datasets. */
    public TrainingIdentity {
        Requirement.filled("model_type", modelType);
        if (featureSet == null || races == null || recipe == null) {
            throw Fault.data("feature_set, races or recipe is missing in the provenance of " + modelType);
        }
        datasets = Requirement.sortedByName("dataset", datasets, DatasetFingerprint::name);
        if (datasets.isEmpty()) {
            throw Fault.data("datasets are empty in the provenance of " + modelType + "; must name at least one");
        }
    }
}
