package io.undercut.zoo.network;

import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A network of DL4J's: layers in a chain, or a graph where columns are joined or inputs bounded. Begun by one of the two {@code init},
 * before which it only tells what it is.
 */
interface Dl4jNetwork extends AutoCloseable {
    /** Makes room and draws the first parameters. */
    void init();

    /** Takes parameters, in one row. */
    void init(INDArray parameters);

    /** What it is, as an archive tells it. */
    String json();

    /** Its layers, input side first. */
    List<NeuralNetConfiguration> layers();

    /** One step on rows. */
    void fit(Dl4jInputs inputs, INDArray targets, INDArray labelMask);

    /** The rows' mean loss before the last step, with the penalty of then. */
    double score();

    /** What penalties add to the loss. */
    double penalty();

    /** What it predicts, without noise. */
    INDArray output(Dl4jInputs inputs);

    /** All parameters, in one row; a view. */
    INDArray parameters();

    /** The updater's state, in one row; a view, null where it has none. */
    INDArray updaterState();

    /** Steps done. */
    int iteration();

    /** Counts on from so many steps. */
    void countFrom(int iteration);

    @Override
    void close();

    /** Columns of a time step, or of a row without time. */
    default int columns() {
        return Math.toIntExact(wide().get(0).getNIn());
    }

    /** Columns beside the steps: what a layer reads beyond what the one before gives. */
    default int joined() {
        List<FeedForwardLayer> layers = wide();
        long joined = 0;
        for (int at = 1; at < layers.size(); at++) {
            joined += layers.get(at).getNIn() - layers.get(at - 1).getNOut();
        }
        return Math.toIntExact(joined);
    }

    /** Numbers that it gives for a row, or for a labelled step. */
    default int outputs() {
        List<FeedForwardLayer> layers = wide();
        return Math.toIntExact(layers.get(layers.size() - 1).getNOut());
    }

    private List<FeedForwardLayer> wide() {
        return layers().stream()
                .map(NeuralNetConfiguration::getLayer)
                .map(Dl4jLayers::unwrapped)
                .filter(FeedForwardLayer.class::isInstance)
                .map(FeedForwardLayer.class::cast)
                .toList();
    }
}
