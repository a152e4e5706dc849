package io.undercut.zoo.network.fused;

import io.undercut.testing.Tables;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Loss;
import io.undercut.zoo.model.NetworkSpec.Lstm;
import io.undercut.zoo.model.NetworkSpec.Momentum;
import io.undercut.zoo.model.Refinement;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Training so short that a JVM without a compiler can do it, and the hash of all that comes out. */
final class ShortRun {
    private static final int ROWS = 40;
    private static final int BATCH = 6;
    private static final int WIDTH = 7;

    private ShortRun() {}

    /** Prints how a run of so many steps was made and its hash; by this JVM's own choice unless a second word asks for vectors. */
    public static void main(String[] arguments) {
        Kernels kernels = arguments.length > 1 ? new VectorKernels() : KernelChoice.best();
        System.out.println(kernels.getClass().getSimpleName() + " " + hash(Integer.parseInt(arguments[0]), kernels));
    }

    static String hash(int steps, Kernels kernels) {
        MessageDigest digest = digest();
        for (NetworkSpec spec : List.of(dense(), recurrent())) {
            ExampleTable table = Tables.fitting(spec, ROWS, 7);
            FusedNetwork network = trained(spec, Tables.uneven(table, spec.steps(), 8), steps, kernels);
            add(digest, network.parameters());
            add(digest, network.updaterState());
            add(digest, network.predict(table.features(), ROWS));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static FusedNetwork trained(NetworkSpec spec, ExampleTable table, int steps, Kernels kernels) {
        FusedNetwork network = new FusedNetwork(spec, 42, 1, kernels);
        int at = 0;
        int epoch = 0;
        int[] order = ShuffledRows.order(ROWS, 42, 0, epoch);
        for (int step = 0; step < steps; step++) {
            int to = Math.min(at + BATCH, ROWS);
            network.train(table, order, at, to);
            at = to == ROWS ? 0 : to;
            if (at == 0) {
                order = ShuffledRows.order(ROWS, 42, 0, ++epoch);
            }
        }
        return network;
    }

    private static NetworkSpec dense() {
        return new NetworkSpec(
                WIDTH,
                List.of(
                        new Dense(9, Activation.RELU),
                        new Dense(5, Activation.TANH),
                        new Dense(1, Activation.IDENTITY),
                        new Dense(3, Activation.SIGMOID),
                        new Dense(17, Activation.SOFTPLUS)),
                Loss.ABSOLUTE_ERROR,
                new Adam(0.01, 0.9, 0.999, 150),
                0.01);
    }

    private static NetworkSpec recurrent() {
        return new NetworkSpec(
                6,
                List.of(
                        new Lstm(3, 3, Lstm.Gives.EVERY_STEP),
                        new Lstm(2, 3, Lstm.Gives.LAST_STEP),
                        new Dense(3, Activation.TANH)),
                3,
                Loss.CROSS_ENTROPY,
                new Momentum(0.1, 0.9, 0),
                0,
                List.of(
                        new Refinement.L1(1e-4),
                        new Refinement.WeightDecay(1e-3),
                        new Refinement.Clipping(Refinement.Clipping.Clip.LAYER_NORM, 0.5),
                        new Refinement.Dropout(0.2),
                        new Refinement.RateDecay(0.9, 10)));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void add(MessageDigest digest, float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * values.length);
        for (float value : values) {
            bytes.putInt(Float.floatToIntBits(value));
        }
        digest.update(bytes.array());
    }
}
