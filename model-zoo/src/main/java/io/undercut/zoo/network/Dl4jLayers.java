package io.undercut.zoo.network;

import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.Refinement;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.conf.layers.recurrent.LastTimeStep;
import org.deeplearning4j.nn.conf.layers.wrapper.BaseWrapperLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.regularization.L1Regularization;
import org.nd4j.linalg.learning.regularization.L2Regularization;
import org.nd4j.linalg.learning.regularization.Regularization;
import org.nd4j.linalg.learning.regularization.WeightDecay;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** The layers of our specification in DL4J's words. */
final class Dl4jLayers {
    private Dl4jLayers() {}

    static Layer hidden(NetworkSpec spec, NetworkSpec.Layer layer, int number) {
        if (layer instanceof NetworkSpec.Dense dense) {
            return refined(
                            spec,
                            number,
                            new DenseLayer.Builder().nOut(dense.units()).activation(activation(dense.activation())))
                    .build();
        }
        NetworkSpec.Lstm lstm = (NetworkSpec.Lstm) layer;
        Layer cells = refined(
                        spec,
                        number,
                        new LSTM.Builder()
                                .nOut(lstm.cells())
                                .activation(Activation.TANH)
                                .gateActivationFunction(Activation.SIGMOID)
                                .forgetGateBiasInit(1.0))
                .build();
        return lstm.gives() == NetworkSpec.Lstm.Gives.LAST_STEP ? new LastTimeStep(cells) : cells;
    }

    static Layer output(NetworkSpec spec, int number) {
        Activation activation = activation(spec.loss());
        LossFunction loss = loss(spec.loss());
        if (spec.labelledSteps() > 1) {
            return refined(
                            spec,
                            number,
                            new RnnOutputLayer.Builder(loss)
                                    .nOut(spec.outputs())
                                    .activation(activation))
                    .build();
        }
        return refined(
                        spec,
                        number,
                        new OutputLayer.Builder(loss).nOut(spec.outputs()).activation(activation))
                .build();
    }

    /** The layer itself, where another is wrapped round it. */
    static Layer unwrapped(Layer layer) {
        return layer instanceof BaseWrapperLayer wrapper ? wrapper.getUnderlying() : layer;
    }

    /** For each layer: set for all layers at once, DL4J adds a weight decay twice. */
    private static List<Regularization> penalties(NetworkSpec spec) {
        List<Regularization> penalties = new ArrayList<>();
        spec.refinement(Refinement.L1.class).ifPresent(penalty -> penalties.add(new L1Regularization(penalty.l1())));
        if (spec.l2() > 0) {
            penalties.add(new L2Regularization(spec.l2()));
        }
        spec.refinement(Refinement.WeightDecay.class)
                .ifPresent(decay -> penalties.add(new WeightDecay(decay.weightDecay(), true)));
        return penalties;
    }

    /** Penalties and dropout. DL4J's argument is the probability of staying; the first layer sees its inputs as they are. */
    private static <T extends FeedForwardLayer.Builder<T>> T refined(NetworkSpec spec, int number, T layer) {
        layer.regularization(penalties(spec));
        spec.refinement(Refinement.Dropout.class)
                .filter(dropout -> number > 0)
                .ifPresent(dropout -> layer.dropOut(1 - dropout.dropout()));
        return layer;
    }

    private static Activation activation(NetworkSpec.Activation activation) {
        return switch (activation) {
            case RELU -> Activation.RELU;
            case TANH -> Activation.TANH;
            case SIGMOID -> Activation.SIGMOID;
            case SOFTPLUS -> Activation.SOFTPLUS;
            case ELU -> Activation.ELU;
            case IDENTITY -> Activation.IDENTITY;
        };
    }

    private static Activation activation(NetworkSpec.Loss loss) {
        return switch (loss) {
            case SQUARED_ERROR, ABSOLUTE_ERROR -> Activation.IDENTITY;
            case BINARY_CROSS_ENTROPY -> Activation.SIGMOID;
            case CROSS_ENTROPY -> Activation.SOFTMAX;
        };
    }

    private static LossFunction loss(NetworkSpec.Loss loss) {
        return switch (loss) {
            case SQUARED_ERROR -> LossFunction.MSE;
            case ABSOLUTE_ERROR -> LossFunction.MEAN_ABSOLUTE_ERROR;
            case BINARY_CROSS_ENTROPY -> LossFunction.XENT;
            case CROSS_ENTROPY -> LossFunction.MCXENT;
        };
    }
}
