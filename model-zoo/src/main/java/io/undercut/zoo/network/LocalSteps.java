package io.undercut.zoo.network;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.NetworkSpec;
import java.util.Locale;

/** The implementations of the local step. Which one trained a model is part of the model's identity. */
public enum LocalSteps {
    /** DL4J's own step: the reference. */
    DL4J {
        @Override
        public LocalStep open(NetworkSpec spec, long seed, int batchRows) {
            return new Dl4jStep(spec, seed, batchRows);
        }
    };

    /**
     * Opens a step with freshly initialised parameters.
     *
     * @param spec the network
     * @param seed decides the initial parameters; the same for every replica
     * @param batchRows rows of a full batch
     */
    public abstract LocalStep open(NetworkSpec spec, long seed, int batchRows);

    /** The word of the command line and of lineage records. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Reads a word of the command line. */
    public static LocalSteps named(String word) {
        for (LocalSteps step : values()) {
            if (step.word().equals(word)) {
                return step;
            }
        }
        if (word.equals("auto")) {
            return DL4J;
        }
        throw Fault.configuration("--step is '" + word + "'; must be auto or dl4j");
    }
}
