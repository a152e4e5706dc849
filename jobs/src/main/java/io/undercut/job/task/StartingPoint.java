package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.job.config.Warehouse;
import io.undercut.job.dag.SuppliedFile;
import io.undercut.job.graph.TrainingSavepoint;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.NetworkLearner;
import io.undercut.zoo.catalog.SuppliedLearner;
import io.undercut.zoo.registry.ModelRegistry;
import java.time.Clock;

/**
 * What a training begins with, besides its data.
 *
 * @param savepoint a savepoint or retained checkpoint to go on from; null to begin with round 0
 * @param parent the registered version whose parameters round 0 begins with; null for freshly initialised ones
 * @param supplied what was trained elsewhere and takes the trained model's place; null where a model is trained
 */
public record StartingPoint(String savepoint, String parent, SuppliedFile supplied) {
    /** Round 0, freshly initialised. */
    public static final StartingPoint FRESH = new StartingPoint(null, null);

    private static final String CHAMPION = "champion";

    /** Of a model that is trained. */
    public StartingPoint(String savepoint, String parent) {
        this(savepoint, parent, null);
    }

    /** Refuses parameters to begin with for what has none, and a supplied model for what is trained. */
    public void requireFit(ModelType type) {
        requireSupplied(type);
        if (parent != null && !(type.learner() instanceof NetworkLearner)) {
            throw Fault.configuration("--warm-start begins with the parameters of a network, and " + type.name()
                    + " is " + type.learner().word() + "; leave one of them out");
        }
    }

    private void requireSupplied(ModelType type) {
        boolean awaited = type.learner() instanceof SuppliedLearner;
        if (awaited && supplied == null) {
            throw Fault.configuration("--algorithm is " + SuppliedLearner.ALGORITHM
                    + ", which has no trainer on the JVM; train it in Python and give its file with --supplied-model"
                    + " FILE.cbm, or choose another");
        }
        if (!awaited && supplied != null) {
            throw Fault.configuration("--supplied-model is " + supplied.file() + ", and " + type.name() + " is "
                    + type.learner().word()
                    + (type.algorithms().contains(SuppliedLearner.ALGORITHM)
                            ? " where nobody says otherwise; add --algorithm " + SuppliedLearner.ALGORITHM
                            : ", of which none can be supplied; leave it out"));
        }
        if (awaited && savepoint != null) {
            throw Fault.configuration(
                    "--from-savepoint goes on with a training, and a supplied model is not trained; leave one of them"
                            + " out");
        }
    }

    /**
     * The same as of now and checked: the champion by its version, for another may be promoted while the run is down, and a supplied model by
     * its checksum.
     */
    public StartingPoint resolved(ModelType type, Warehouse warehouse, Clock clock) {
        if (supplied != null && type.learner() instanceof SuppliedLearner learner) {
            return new StartingPoint(null, null, SuppliedTrainer.looked(type, learner, supplied));
        }
        String from = savepoint == null ? null : TrainingSavepoint.checked(savepoint);
        if (parent == null) {
            return new StartingPoint(from, null);
        }
        ModelRegistry registry = new ModelRegistry(ArtifactStores.at(warehouse.models()), clock);
        String version = parent.equals(CHAMPION)
                ? registry.latest(type.name())
                        .orElseThrow(() -> Fault.configuration("--warm-start is champion, and no version of "
                                + type.name()
                                + " is promoted yet; name a version ('undercut models list' shows"
                                + " them), or train without --warm-start"))
                        .version()
                : registry.find(type.name() + "@" + parent).version();
        return new StartingPoint(from, version);
    }
}
