package io.undercut.zoo.network.fused;

import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.Refinement;
import java.util.ArrayList;
import java.util.List;

/** A network's layers in the making: their parameters are laid out first, then given arrays. */
final class LayerStack {
    /** Makes a layer once the parameters have their arrays. */
    private interface Maker {
        FusedLayer over(float[] parameters, float[] gradients);
    }

    private final Kernels kernels;
    private final int portion;
    private final Signal input;
    private final Signal beside;
    private final ParameterLayout layout = new ParameterLayout();
    private final List<Maker> makers = new ArrayList<>();
    private final double dropout;
    private final long noise;
    private int number;
    private Signal last;

    /**
     * Layers of a network.
     *
     * @param noise decides dropout; another for each replica
     */
    LayerStack(NetworkSpec spec, Kernels kernels, int portion, long noise) {
        this.kernels = kernels;
        this.portion = portion;
        this.noise = noise;
        this.dropout = spec.refinement(Refinement.Dropout.class)
                .map(Refinement.Dropout::dropout)
                .orElse(0.0);
        this.input = Signal.ofInputs(portion, spec.steps(), spec.columns());
        this.beside = Signal.ofInputs(portion, 1, spec.joined());
        this.last = input;
        spec.refinement(Refinement.InputBound.class).ifPresent(bound -> {
            float deviations = (float) bound.deviations();
            makers.add((parameters, gradients) -> new BoundedInput(input, deviations));
            makers.add((parameters, gradients) -> new BoundedInput(beside, deviations));
        });
        for (NetworkSpec.Layer layer : spec.hidden()) {
            if (layer instanceof NetworkSpec.Lstm lstm) {
                lstm(lstm.cells());
                if (lstm.gives() == NetworkSpec.Lstm.Gives.LAST_STEP) {
                    lastStep();
                }
            } else if (layer instanceof NetworkSpec.Join) {
                join();
            } else if (layer instanceof NetworkSpec.Dense dense) {
                dense(dense.units(), Transfer.of(dense.activation()));
            }
        }
        dense(spec.outputs(), Transfer.IDENTITY);
    }

    private void dense(int units, Transfer transfer) {
        Signal before = next();
        Signal after = Signal.of(portion, before.steps(), units);
        Block weights = layout.add(number, Block.Role.WEIGHT, before.columns(), 1, units);
        Block bias = layout.add(number, Block.Role.BIAS, 1, 1, units);
        makers.add((parameters, gradients) -> new DenseLayer(
                kernels,
                transfer,
                before,
                after,
                Variables.of(weights, parameters, gradients),
                Variables.of(bias, parameters, gradients)));
        last = after;
    }

    private void lstm(int cells) {
        Signal before = next();
        Signal after = Signal.of(portion, before.steps(), cells);
        Block weights = layout.add(number, Block.Role.WEIGHT, before.columns(), 4, cells);
        Block recurrent = layout.add(number, Block.Role.WEIGHT, cells, 4, cells);
        Block bias = layout.add(number, Block.Role.GATE_BIAS, 1, 4, cells);
        LstmMemory memory = LstmMemory.of(portion, after);
        makers.add((parameters, gradients) -> new LstmLayer(
                kernels,
                before,
                memory,
                Variables.of(weights, parameters, gradients),
                Variables.of(recurrent, parameters, gradients),
                Variables.of(bias, parameters, gradients)));
        last = after;
    }

    private void lastStep() {
        Signal before = last;
        Signal after = Signal.of(portion, 1, before.columns());
        makers.add((parameters, gradients) -> new LastStep(before, after));
        last = after;
    }

    private void join() {
        Signal before = last;
        Signal after = Signal.of(portion, 1, before.columns() + beside.columns());
        makers.add((parameters, gradients) -> new JoinLayer(before, beside, after));
        last = after;
    }

    /** Begins a layer with parameters; all but the first see their inputs through dropout, if there is any. */
    private Signal next() {
        number++;
        if (number > 1 && dropout > 0) {
            Signal before = last;
            Signal after = Signal.of(portion, before.steps(), before.columns());
            long key = ShuffledRows.mix(noise + number);
            makers.add((parameters, gradients) -> new DropoutLayer(before, after, dropout, key));
            last = after;
        }
        return last;
    }

    ParameterLayout layout() {
        return layout;
    }

    /** Rows, or their steps. */
    Signal input() {
        return input;
    }

    /** What is the same at every step of a row; without columns where nothing is. */
    Signal beside() {
        return beside;
    }

    /** What the last layer gives. */
    Signal output() {
        return last;
    }

    List<FusedLayer> over(float[] parameters, float[] gradients) {
        return makers.stream().map(maker -> maker.over(parameters, gradients)).toList();
    }
}
