package io.undercut.zoo.network;

import io.undercut.zoo.model.NetworkSpec;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Our specification in DL4J's words. */
final class Dl4jNetworks {
    static {
        Nd4jClasses.keepTheirLoader();
    }

    private Dl4jNetworks() {}

    /** As an archive tells it, in classes of DL4J alone. */
    static MultiLayerConfiguration configuration(NetworkSpec spec, long seed) {
        return configuration(spec, seed, schedule(spec.optimizer()));
    }

    /** As it trains. */
    static MultiLayerConfiguration training(NetworkSpec spec, long seed) {
        NetworkSpec.Adam adam = spec.optimizer();
        return configuration(
                spec,
                seed,
                adam.decayIterations() > 0
                        ? new LinearDecay(adam.learningRate(), adam.decayIterations())
                        : schedule(adam));
    }

    private static MultiLayerConfiguration configuration(NetworkSpec spec, long seed, ISchedule schedule) {
        NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .updater(Adam.builder()
                        .learningRateSchedule(schedule)
                        .learningRate(spec.optimizer().learningRate())
                        .beta1(spec.optimizer().beta1())
                        .beta2(spec.optimizer().beta2())
                        .build())
                .weightInit(WeightInit.RELU);
        if (spec.l2() > 0) {
            builder = builder.l2(spec.l2());
        }
        NeuralNetConfiguration.ListBuilder layers = builder.list();
        int width = spec.inputs();
        for (NetworkSpec.Dense dense : spec.hidden()) {
            layers = layers.layer(new DenseLayer.Builder()
                    .nIn(width)
                    .nOut(dense.units())
                    .activation(activation(dense.activation()))
                    .build());
            width = dense.units();
        }
        return layers.layer(new OutputLayer.Builder(loss(spec.loss()))
                        .nIn(width)
                        .nOut(1)
                        .activation(Activation.IDENTITY)
                        .build())
                .build();
    }

    /** Linear decay is DL4J's polynomial schedule of power one. */
    private static ISchedule schedule(NetworkSpec.Adam adam) {
        return adam.decayIterations() > 0
                ? new PolySchedule(ScheduleType.ITERATION, adam.learningRate(), 1.0, adam.decayIterations())
                : new FixedSchedule(adam.learningRate());
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

    private static LossFunction loss(NetworkSpec.Loss loss) {
        return switch (loss) {
            case SQUARED_ERROR -> LossFunction.MSE;
            case ABSOLUTE_ERROR -> LossFunction.MEAN_ABSOLUTE_ERROR;
        };
    }
}
