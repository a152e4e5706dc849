package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.job.config.RunSettings;
import io.undercut.job.flink.FlinkSite;
import io.undercut.stream.training.RunFolder;
import io.undercut.zoo.catalog.DiscriminantLearner;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.NetworkLearner;
import io.undercut.zoo.catalog.SuppliedLearner;
import io.undercut.zoo.catalog.TreesLearner;
import java.time.Clock;
import java.util.Optional;

/** Trains models of one type, as its learner wants it. */
interface Trainer {
    /** The trainer of a model type in one run. */
    static Trainer of(ModelType type, FlinkSite site, RunSettings settings, String runId, Clock clock) {
        if (type.learner() instanceof NetworkLearner network) {
            return new NetworkTrainer(type, network, site, settings, runId, clock);
        }
        if (type.learner() instanceof TreesLearner trees) {
            return new BoosterTrainer(type, trees, site, settings, runId, clock);
        }
        if (type.learner() instanceof DiscriminantLearner discriminant) {
            return new DiscriminantTrainer(type, discriminant, site, settings, runId);
        }
        if (type.learner() instanceof SuppliedLearner supplied) {
            return new SuppliedTrainer(type, supplied, settings, runId);
        }
        throw Fault.defect("nothing trains a " + type.learner().getClass().getSimpleName(), null);
    }

    /** Trains a model. */
    TrainedModel train(TrainingData data, StartingPoint start);

    /** Where an attempt of the run leaves its model. */
    RunFolder folder(String attempt);

    /** The model that an attempt of the run has left; empty if it is gone or damaged. */
    default Optional<byte[]> archive(String attempt) {
        return folder(attempt).model();
    }

    /** Removes the model that an attempt of the run has left, so that it is trained again. */
    default void forget(String attempt) {
        folder(attempt).removeModel();
    }

    /** What was asked for and is not there, in a few words; empty if nothing is lacking. */
    Optional<String> lacking();
}
