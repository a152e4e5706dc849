package io.undercut.zoo.catalog;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.network.NetworkFormat;
import java.io.Serializable;
import java.util.List;

/**
 * A linear discriminant, in closed form: for classes of few rows and many inputs that go together. Its model is a network without hidden
 * layers.
 *
 * @param inputs width of the feature vector
 * @param classes at least 2
 * @param shrinkage how far the inputs' covariance is drawn to the identity, above 0, at most 1
 */
public record DiscriminantLearner(int inputs, int classes, double shrinkage) implements Learner, Serializable {
    /** Refuses what could not be solved. */
    public DiscriminantLearner {
        if (!(shrinkage > 0 && shrinkage <= 1)) {
            throw Fault.configuration("discriminant.shrinkage is " + shrinkage + "; must be above 0, at most 1");
        }
    }

    /** The network that it comes to. Nothing is left to train: the optimizer is DL4J's file's, not ours. */
    public NetworkSpec network() {
        return new NetworkSpec(
                inputs,
                List.of(),
                classes,
                NetworkSpec.Loss.CROSS_ENTROPY,
                new Adam(1e-3, 0.9, 0.999, 0),
                0,
                List.of());
    }

    @Override
    public String algorithm() {
        return "discriminant";
    }

    @Override
    public String word() {
        return "a linear discriminant";
    }

    @Override
    public ModelFormat format() {
        return NetworkFormat.ARCHIVE;
    }

    @Override
    public void requireFit(String name, ModelColumns columns, Target target) {
        boolean classifies = target instanceof Target.Classification;
        if (!classifies || inputs != columns.width() || classes != target.outputs()) {
            throw Fault.configuration(
                    "the discriminant of %s has %d inputs and %d classes; its columns are %d inputs, its target has %s"
                            .formatted(
                                    name,
                                    inputs,
                                    classes,
                                    columns.width(),
                                    classifies ? target.outputs() + " classes" : "no classes"));
        }
        if (columns.length() != null) {
            throw Fault.configuration(
                    "the discriminant of " + name + " has lengths, but no time steps; leave them out");
        }
    }
}
