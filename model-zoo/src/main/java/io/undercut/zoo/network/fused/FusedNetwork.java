package io.undercut.zoo.network.fused;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;
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

    private final int inputs;
    private final Signal input;
    private final Signal output;
    private final Matrix targets;
    private final List<FusedLayer> layers;
    private final OutputLoss loss;
    private final Updater updater;
    private final int[] places;
    private final float[] parameters;
    private final float[] gradients;
    private int iteration;

    /** What of a network this step has not, if anything, in the words "no …". */
    public static Optional<String> objection(NetworkSpec spec) {
        return spec.hidden().stream()
                .map(NetworkSpec.Dense::activation)
                .filter(activation -> !Transfer.knows(activation))
                .map(activation -> "no activation " + activation.name().toLowerCase(Locale.ROOT))
                .findFirst();
    }

    /** A network with the first parameters that a seed gives. */
    public FusedNetwork(NetworkSpec spec, long seed) {
        this(spec, seed, KernelChoice.best());
    }

    FusedNetwork(NetworkSpec spec, long seed, Kernels kernels) {
        this.inputs = spec.inputs();
        this.loss = OutputLoss.of(spec.loss());
        this.input = Signal.ofInputs(PORTION, inputs);
        LayerStack stack = new LayerStack(kernels, input, PORTION);
        for (NetworkSpec.Dense dense : spec.hidden()) {
            stack.dense(dense.units(), Transfer.of(dense.activation()));
        }
        stack.dense(1, Transfer.IDENTITY);
        ParameterLayout layout = stack.layout();
        this.parameters = new float[layout.floats()];
        this.gradients = new float[layout.floats()];
        this.layers = stack.over(parameters, gradients);
        this.output = stack.last();
        this.targets = Matrix.of(PORTION, output.values().columns);
        this.places = layout.places();
        this.updater = new AdamUpdater(kernels, spec, layout);
        FirstParameters.draw(layout, seed, parameters);
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
            int rows = Math.min(PORTION, to - first);
            total += forward(table, order, first, rows);
            loss.derive(output.values(), targets, output.deltas(), rows);
            for (int at = layers.size() - 1; at >= 0; at--) {
                layers.get(at).backward(rows);
            }
        }
        updater.update(parameters, gradients, to - from, iteration);
        iteration++;
        return total / (to - from);
    }

    /** The summed loss of rows {@code order[from … to)}; nothing changes. */
    public double totalLoss(ExampleTable table, int[] order, int from, int to) {
        double total = 0;
        for (int first = from; first < to; first += PORTION) {
            total += forward(table, order, first, Math.min(PORTION, to - first));
        }
        return total;
    }

    private double forward(ExampleTable table, int[] order, int first, int rows) {
        Matrix values = input.values();
        for (int row = 0; row < rows; row++) {
            int example = order[first + row];
            System.arraycopy(table.features(), example * inputs, values.values, row * values.stride, inputs);
            targets.values[row * targets.stride] = table.labels()[example];
        }
        forward(rows);
        return loss.sum(output.values(), targets, rows);
    }

    private void forward(int rows) {
        for (FusedLayer layer : layers) {
            layer.forward(rows);
        }
    }

    /**
     * The network's outputs.
     *
     * @param features row-major, {@code rows × inputs}
     * @return row-major
     */
    public float[] predict(float[] features, int rows) {
        Matrix sums = output.values();
        float[] predicted = new float[rows * sums.columns];
        for (int first = 0; first < rows; first += PORTION) {
            int portion = Math.min(PORTION, rows - first);
            for (int row = 0; row < portion; row++) {
                System.arraycopy(
                        features, (first + row) * inputs, input.values().values, row * input.values().stride, inputs);
            }
            forward(portion);
            for (int row = 0; row < portion; row++) {
                System.arraycopy(sums.values, row * sums.stride, predicted, (first + row) * sums.columns, sums.columns);
            }
        }
        return predicted;
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
        updater.state().forEach(part -> parts.add(flat(part)));
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
        List<float[]> parts = updater.state();
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
