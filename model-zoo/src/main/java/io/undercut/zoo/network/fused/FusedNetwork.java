package io.undercut.zoo.network.fused;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.NetworkSpec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A network with its optimiser, for one thread. All buffers are made once; batches of any size are taken in portions of
 * {@value #PORTION} rows, whose gradients add up in the order of rows.
 */
public final class FusedNetwork {
    /** Rows that are worked on at once: few enough for the caches. Part of the bits only where layers have a state in time. */
    private static final int PORTION = 64;

    private final List<FusedLayer> layers;
    private final Batch batch;
    private final LossHead head;
    private final Optimisation optimisation;
    private final int[] places;
    private final float[] parameters;
    private final float[] gradients;
    private final int predictions;
    private int iteration;

    /**
     * A network with the first parameters that a seed gives.
     *
     * @param replica decides dropout, with the seed
     */
    public FusedNetwork(NetworkSpec spec, long seed, int replica) {
        this(spec, seed, replica, KernelChoice.best());
    }

    FusedNetwork(NetworkSpec spec, long seed, int replica, Kernels kernels) {
        LayerStack stack = new LayerStack(spec, kernels, PORTION, ShuffledRows.mix(ShuffledRows.mix(seed) + replica));
        ParameterLayout layout = stack.layout();
        this.parameters = new float[layout.floats()];
        this.gradients = new float[layout.floats()];
        this.layers = stack.over(parameters, gradients);
        this.batch = new Batch(stack.input(), stack.beside(), stack.output(), PORTION);
        this.head = new LossHead(OutputLoss.of(spec.loss()), stack.output());
        this.optimisation = new Optimisation(spec, layout, kernels);
        this.places = layout.places();
        this.predictions = spec.outputs() * spec.labelledSteps();
        FirstParameters.draw(layout, seed, parameters);
    }

    /** What of a network this step has not, if anything, in the words "no …". */
    public static Optional<String> objection(NetworkSpec spec) {
        return spec.hidden().stream()
                .filter(NetworkSpec.Dense.class::isInstance)
                .map(layer -> ((NetworkSpec.Dense) layer).activation())
                .filter(activation -> !Transfer.knows(activation))
                .map(activation -> "no activation " + activation.name().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /**
     * One step on rows {@code order[from … to)} of a table.
     *
     * @return the rows' mean loss before the step, no penalty in it
     */
    public double train(ExampleTable table, int[] order, int from, int to) {
        Arrays.fill(gradients, 0f);
        layers.forEach(FusedLayer::prepare);
        double total = 0;
        for (int first = from; first < to; first += PORTION) {
            Pass pass = batch.gather(
                    table, order, first, Pass.Purpose.TRAINING, iteration, from, Math.min(PORTION, to - first));
            forward(pass);
            total += head.derive(batch, pass);
            for (int at = layers.size() - 1; at >= 0; at--) {
                layers.get(at).backward(pass);
            }
        }
        optimisation.step(parameters, gradients, to - from, iteration);
        iteration++;
        return total / (to - from);
    }

    /** The summed loss of rows {@code order[from … to)}; nothing changes. */
    public double totalLoss(ExampleTable table, int[] order, int from, int to) {
        double total = 0;
        for (int first = from; first < to; first += PORTION) {
            Pass pass = batch.gather(
                    table, order, first, Pass.Purpose.INFERENCE, iteration, from, Math.min(PORTION, to - first));
            forward(pass);
            total += head.derive(batch, pass);
        }
        return total;
    }

    /**
     * The network's outputs: what its loss compares with the label, probabilities where the label is a class.
     *
     * @param features row-major, {@code rows × inputs}
     * @return row-major, as many to each row as its label has
     */
    public float[] predict(float[] features, int rows) {
        return predict(features, new int[0], rows);
    }

    /**
     * The same for rows of different lengths.
     *
     * @param lengths time steps of each row that are there; empty where all are
     */
    public float[] predict(float[] features, int[] lengths, int rows) {
        float[] predicted = new float[rows * predictions];
        for (int first = 0; first < rows; first += PORTION) {
            Pass pass = batch.gather(features, lengths, first, Math.min(PORTION, rows - first));
            forward(pass);
            head.predict(pass, predicted);
        }
        return predicted;
    }

    private void forward(Pass pass) {
        for (FusedLayer layer : layers) {
            layer.forward(pass);
        }
    }

    /** A copy of the parameters in DL4J's flat layout. */
    public float[] parameters() {
        return flat(parameters);
    }

    /** The sums of the last step's gradients over its rows, in DL4J's flat layout, without penalties. */
    float[] gradients() {
        return flat(gradients);
    }

    /** A copy of the optimiser's state in DL4J's flat layout. */
    public float[] updaterState() {
        List<float[]> parts = new ArrayList<>();
        optimisation.state().forEach(part -> parts.add(flat(part)));
        float[] state = new float[parts.size() * places.length];
        for (int at = 0; at < parts.size(); at++) {
            System.arraycopy(parts.get(at), 0, state, at * places.length, places.length);
        }
        return state;
    }

    /** Steps done. */
    public int iteration() {
        return iteration;
    }

    /** Takes over a state, in DL4J's flat layouts. */
    public void restore(float[] newParameters, float[] updaterState, int newIteration) {
        List<float[]> parts = optimisation.state();
        if (newParameters.length != places.length || updaterState.length != parts.size() * places.length) {
            throw Fault.data("a state of %d parameters and %d floats of the updater is not this network's: %d and %d"
                    .formatted(newParameters.length, updaterState.length, places.length, parts.size() * places.length));
        }
        spread(newParameters, 0, parameters);
        for (int at = 0; at < parts.size(); at++) {
            spread(updaterState, at * places.length, parts.get(at));
        }
        iteration = newIteration;
    }

    private float[] flat(float[] padded) {
        float[] flat = new float[places.length];
        for (int at = 0; at < places.length; at++) {
            flat[at] = padded[places[at]];
        }
        return flat;
    }

    private void spread(float[] flat, int from, float[] padded) {
        for (int at = 0; at < places.length; at++) {
            padded[places[at]] = flat[from + at];
        }
    }
}
