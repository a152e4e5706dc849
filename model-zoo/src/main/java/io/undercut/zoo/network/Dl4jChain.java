package io.undercut.zoo.network;

import java.util.List;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Layers in a chain: DL4J's {@code MultiLayerNetwork}. */
final class Dl4jChain implements Dl4jNetwork {
    private final MultiLayerConfiguration configuration;
    private final MultiLayerNetwork network;

    Dl4jChain(MultiLayerConfiguration configuration) {
        this.configuration = configuration;
        this.network = new MultiLayerNetwork(configuration);
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
        return configuration.getConfs();
    }

    @Override
    public void fit(Dl4jInputs inputs, INDArray targets, INDArray labelMask) {
        network.fit(inputs.values(), targets, inputs.mask(), labelMask);
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
        return network.output(inputs.values(), false, inputs.mask(), null);
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
