package io.undercut.zoo.network;

import java.util.List;
import java.util.Objects;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers with more than one way between them: DL4J's {@code ComputationGraph}. Its vertices stand in the order of the layers. */
final class Dl4jGraph implements Dl4jNetwork {
    private final ComputationGraphConfiguration configuration;
    private final ComputationGraph network;

    Dl4jGraph(ComputationGraphConfiguration configuration) {
        this.configuration = configuration;
        this.network = new ComputationGraph(configuration);
    }

    @Override
    public void init() {
        network.init();
    }

    @Override
    public void init(INDArray parameters) {
        network.init(parameters, false);
    }

    @Override
    public String json() {
        return configuration.toJson();
    }

    @Override
    public List<NeuralNetConfiguration> layers() {
        return configuration.getVertices().values().stream()
                .filter(LayerVertex.class::isInstance)
                .map(vertex -> ((LayerVertex) vertex).getLayerConf())
                .filter(Objects::nonNull)
                .toList();
    }

    @Override
    public void fit(Dl4jInputs inputs, INDArray targets, INDArray labelMask) {
        network.fit(
                inputs.arrays(),
                new INDArray[] {targets},
                inputs.masks(),
                labelMask == null ? null : new INDArray[] {labelMask});
    }

    @Override
    public double score() {
        return network.score();
    }

    @Override
    public double penalty() {
        return network.calcRegularizationScore(true);
    }

    @Override
    public INDArray output(Dl4jInputs inputs) {
        return network.output(false, inputs.arrays(), inputs.masks())[0];
    }

    @Override
    public INDArray parameters() {
        return network.params();
    }

    @Override
    public INDArray updaterState() {
        return network.getUpdater().getStateViewArray();
    }

    @Override
    public int iteration() {
        return configuration.getIterationCount();
    }

    @Override
    public void countFrom(int iteration) {
        configuration.setIterationCount(iteration);
    }

    @Override
    public void close() {
        network.close();
    }
}
