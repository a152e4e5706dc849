package io.undercut.zoo.model;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.undercut.fault.Fault;
import java.io.Serializable;

/** What a training may add to the plainest: penalties, bounds, noise, a schedule. */
@JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
@JsonSubTypes({
    @JsonSubTypes.Type(Refinement.L1.class),
    @JsonSubTypes.Type(Refinement.WeightDecay.class),
    @JsonSubTypes.Type(Refinement.Clipping.class),
    @JsonSubTypes.Type(Refinement.Dropout.class),
    @JsonSubTypes.Type(Refinement.RateDecay.class),
    @JsonSubTypes.Type(Refinement.InputBound.class)
})
public sealed interface Refinement extends Serializable {
    /**
     * {@code l1 · sign(w)} is added to the gradient of weights before the updater.
     *
     * @param l1 its strength, above 0
     */
    record L1(double l1) implements Refinement {
        /** Refuses none. */
        public L1 {
            positive("l1", l1);
        }
    }

    /**
     * Each step takes {@code rate · weightDecay · w} from the weights, beside the updater (Loshchilov and Hutter, ICLR 2019).
     *
     * @param weightDecay its strength, above 0
     */
    record WeightDecay(double weightDecay) implements Refinement {
        /** Refuses none. */
        public WeightDecay {
            positive("weight-decay", weightDecay);
        }
    }

    /**
     * Bounds the batch's mean gradient before penalties and updater.
     *
     * @param clip what is bounded
     * @param threshold the bound, above 0
     */
    record Clipping(Clip clip, double threshold) implements Refinement {
        /** What is bounded. */
        public enum Clip {
            /** Each element's size. */
            ELEMENT,
            /** Each layer's Euclidean norm. */
            LAYER_NORM
        }

        /** Refuses none. */
        public Clipping {
            positive("clipping", threshold);
        }
    }

    /**
     * In training, inputs of all layers but the first are zero with a probability, the rest scaled up (Srivastava et al., 2014).
     *
     * @param dropout the probability, within 0 … 1
     */
    record Dropout(double dropout) implements Refinement {
        /** Refuses what leaves all or nothing. */
        public Dropout {
            if (!(dropout > 0 && dropout < 1)) {
                throw Fault.configuration("training.dropout is " + dropout + "; must be within 0 … 1");
            }
        }
    }

    /**
     * The rate is multiplied by a factor every so many iterations, on top of a linear fall if there is one.
     *
     * @param factor within 0 … 1
     * @param every iterations, at least 1
     */
    record RateDecay(double factor, int every) implements Refinement {
        /** Refuses a rate that grows. */
        public RateDecay {
            if (!(factor > 0 && factor <= 1) || every < 1) {
                throw Fault.configuration("training.rate-decay is " + factor + " every " + every
                        + " iterations; must be within 0 … 1, every 1 or more");
            }
        }
    }

    /**
     * An input further from its mean is taken to be no further than so many deviations, in training and in prediction: what was never seen
     * that far out tells no more than that it is far out.
     *
     * @param deviations above 0
     */
    record InputBound(double deviations) implements Refinement {
        /** Refuses to leave nothing. */
        public InputBound {
            positive("input-bound", deviations);
        }
    }

    private static void positive(String name, double value) {
        if (!(value > 0)) {
            throw Fault.configuration("training." + name + " is " + value + "; must be above 0");
        }
    }
}
