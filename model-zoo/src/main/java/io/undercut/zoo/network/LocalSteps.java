package io.undercut.zoo.network;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.fused.FusedNetwork;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The implementations of the local step. Which one trained a model is part of the model's identity. */
public enum LocalSteps {
    /** The fused step: the same bits on every processor. */
    FUSED {
        @Override
        public LocalStep open(NetworkSpec spec, long seed, int replica, int batchRows) {
            return new FusedStep(spec, seed, replica);
        }

        @Override
        public boolean dependsOnMathLibraries() {
            return false;
        }
    },

    /** DL4J's own step: the reference. */
    DL4J {
        @Override
        public LocalStep open(NetworkSpec spec, long seed, int replica, int batchRows) {
            return new Dl4jStep(spec, seed, replica, batchRows);
        }

        @Override
        public boolean dependsOnMathLibraries() {
            return true;
        }
    };

    private static final Logger LOG = LoggerFactory.getLogger(LocalSteps.class);

    /**
     * Opens a step with freshly initialised parameters.
     *
     * @param spec the network
     * @param seed decides the initial parameters; the same for every replica
     * @param replica decides dropout, with the seed
     * @param batchRows rows of a full batch
     */
    public abstract LocalStep open(NetworkSpec spec, long seed, int replica, int batchRows);

    /** Opens the step of the first replica. */
    public LocalStep open(NetworkSpec spec, long seed, int batchRows) {
        return open(spec, seed, 0, batchRows);
    }

    /** Whether settings of the machine's math libraries, and so its processor, show in a model's bits. */
    public abstract boolean dependsOnMathLibraries();

    /** The word of the command line and of lineage records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The step that a word of the command line asks for.
     *
     * @param word {@code auto}, which takes the fused step wherever it can, {@code fused} or {@code dl4j}
     * @param spec the network to be trained
     */
    public static LocalSteps chosen(String word, NetworkSpec spec) {
        Optional<String> objection = FusedNetwork.objection(spec);
        switch (word) {
            case "dl4j" -> {
                return DL4J;
            }
            case "auto" -> {
                objection.ifPresent(reason -> LOG.info("Local step dl4j: the fused step has {}", reason));
                return objection.isPresent() ? DL4J : FUSED;
            }
            case "fused" -> {
                objection.ifPresent(reason -> {
                    throw Fault.configuration(
                            "--step is 'fused', but the fused step has " + reason + "; choose auto or dl4j");
                });
                return FUSED;
            }
            default -> throw Fault.configuration("--step is '" + word + "'; must be auto, fused or dl4j");
        }
    }
}
