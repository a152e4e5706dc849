package io.undercut.zoo.network;

import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.Refinement;
import java.util.Optional;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration.GraphBuilder;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.WorkspaceMode;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.learning.config.IUpdater;
import org.nd4j.linalg.learning.config.Nesterovs;
import org.nd4j.linalg.learning.config.Sgd;
import org.nd4j.linalg.schedule.FixedSchedule;
import org.nd4j.linalg.schedule.ISchedule;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/** Our specification in DL4J's words. */
final class Dl4jNetworks {
    /** Names in a graph. */
    private static final String ROWS = "rows";

    private static final String BESIDE = "beside";
    private static final String JOINED = "joined";
    private static final String OUTPUT = "output";

    static {
        Nd4jClasses.keepTheirLoader();
    }

    private Dl4jNetworks() {}

    /** As an archive tells it, in classes of DL4J alone. */
    static Dl4jNetwork archived(NetworkSpec spec, long seed) {
        NetworkSpec.Optimizer optimizer = spec.optimizer();
        ISchedule schedule = optimizer.decayIterations() > 0
                ? new PolySchedule(ScheduleType.ITERATION, optimizer.learningRate(), 1.0, optimizer.decayIterations())
                : new FixedSchedule(optimizer.learningRate());
        return network(spec, seed, schedule);
    }

    /** As it trains. */
    static Dl4jNetwork training(NetworkSpec spec, long seed) {
        return network(spec, seed, new SpecifiedRate(spec));
    }

    private static Dl4jNetwork network(NetworkSpec spec, long seed, ISchedule schedule) {
        NeuralNetConfiguration.Builder builder = builder(spec, seed, updater(spec.optimizer(), schedule));
        boolean chain = spec.joined() == 0
                && spec.refinement(Refinement.InputBound.class).isEmpty();
        return chain ? new Dl4jChain(chain(spec, builder.list())) : new Dl4jGraph(graph(spec, builder.graphBuilder()));
    }

    private static MultiLayerConfiguration chain(NetworkSpec spec, NeuralNetConfiguration.ListBuilder layers) {
        int number = 0;
        for (NetworkSpec.Layer layer : spec.hidden()) {
            layers.layer(Dl4jLayers.hidden(spec, layer, number++));
        }
        return layers.layer(Dl4jLayers.output(spec, number))
                .setInputType(rows(spec))
                .build();
    }

    private static ComputationGraphConfiguration graph(NetworkSpec spec, GraphBuilder graph) {
        graph.addInputs(ROWS);
        String last = bounded(spec, graph, ROWS);
        int number = 0;
        for (NetworkSpec.Layer layer : spec.hidden()) {
            if (layer instanceof NetworkSpec.Join) {
                graph.addInputs(BESIDE).addVertex(JOINED, new MergeVertex(), last, bounded(spec, graph, BESIDE));
                last = JOINED;
            } else {
                String name = "layer_" + number;
                graph.addLayer(name, Dl4jLayers.hidden(spec, layer, number++), last);
                last = name;
            }
        }
        graph.addLayer(OUTPUT, Dl4jLayers.output(spec, number), last).setOutputs(OUTPUT);
        return (spec.joined() == 0
                        ? graph.setInputTypes(rows(spec))
                        : graph.setInputTypes(rows(spec), InputType.feedForward(spec.joined())))
                .build();
    }

    /** Cuts inputs at the bound, if there is one: DL4J's own cut is at one. */
    private static String bounded(NetworkSpec spec, GraphBuilder graph, String input) {
        Optional<Refinement.InputBound> bound = spec.refinement(Refinement.InputBound.class);
        if (bound.isEmpty()) {
            return input;
        }
        double deviations = bound.get().deviations();
        graph.addVertex(input + "_within_1", new ScaleVertex(1 / deviations), input)
                .addLayer(
                        input + "_cut",
                        new ActivationLayer.Builder()
                                .activation(Activation.HARDTANH)
                                .build(),
                        input + "_within_1")
                .addVertex(input + "_bounded", new ScaleVertex(deviations), input + "_cut");
        return input + "_bounded";
    }

    private static InputType rows(NetworkSpec spec) {
        return spec.steps() > 1
                ? InputType.recurrent(spec.columns(), spec.steps(), RNNFormat.NCW)
                : InputType.feedForward(spec.inputs());
    }

    private static NeuralNetConfiguration.Builder builder(NetworkSpec spec, long seed, IUpdater updater) {
        NeuralNetConfiguration.Builder builder = new NeuralNetConfiguration.Builder()
                .seed(seed)
                .dataType(DataType.FLOAT)
                .trainingWorkspaceMode(WorkspaceMode.ENABLED)
                .inferenceWorkspaceMode(WorkspaceMode.ENABLED)
                .updater(updater)
                .weightInit(WeightInit.RELU);
        spec.refinement(Refinement.Clipping.class)
                .ifPresent(clipping -> builder.gradientNormalization(
                                switch (clipping.clip()) {
                                    case ELEMENT -> GradientNormalization.ClipElementWiseAbsoluteValue;
                                    case LAYER_NORM -> GradientNormalization.ClipL2PerLayer;
                                })
                        .gradientNormalizationThreshold(clipping.threshold()));
        return builder;
    }

    private static IUpdater updater(NetworkSpec.Optimizer optimizer, ISchedule schedule) {
        if (optimizer instanceof NetworkSpec.Adam adam) {
            return Adam.builder()
                    .learningRateSchedule(schedule)
                    .learningRate(adam.learningRate())
                    .beta1(adam.beta1())
                    .beta2(adam.beta2())
                    .build();
        }
        double momentum = ((NetworkSpec.Momentum) optimizer).momentum();
        return momentum == 0
                ? Sgd.builder()
                        .learningRateSchedule(schedule)
                        .learningRate(optimizer.learningRate())
                        .build()
                : Nesterovs.builder()
                        .learningRateSchedule(schedule)
                        .learningRate(optimizer.learningRate())
                        .momentum(momentum)
                        .build();
    }
}
