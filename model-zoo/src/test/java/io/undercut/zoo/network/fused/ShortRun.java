package io.undercut.zoo.network.fused;

import io.undercut.testing.Tables;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Loss;
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

    /** Prints how the run was made and its hash. */
    public static void main(String[] steps) {
        System.out.println(KernelChoice.best().getClass().getSimpleName() + " "
                + hash(Integer.parseInt(steps[0]), KernelChoice.best()));
    }

    static String hash(int steps, Kernels kernels) {
        MessageDigest digest = digest();
        for (Loss loss : Loss.values()) {
            FusedNetwork network = new FusedNetwork(spec(loss), 42, kernels);
            ExampleTable table = Tables.nonLinear(ROWS, WIDTH, 7);
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
            add(digest, network.parameters());
            add(digest, network.updaterState());
            add(digest, network.predict(table.features(), ROWS));
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static NetworkSpec spec(Loss loss) {
        return new NetworkSpec(
                WIDTH,
                List.of(
                        new Dense(9, Activation.RELU),
                        new Dense(5, Activation.TANH),
                        new Dense(1, Activation.IDENTITY),
                        new Dense(3, Activation.SIGMOID),
                        new Dense(17, Activation.SOFTPLUS)),
                loss,
                new Adam(0.01, 0.9, 0.999, 150),
                0.01);
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
