package io.undercut.zoo.network.fused;

import io.undercut.zoo.example.ShuffledRows;

/**
 * The parameters training begins with, the same on every processor: normal numbers by Box and Muller from a counter, their logarithms
 * and cosines StrictMath's. DL4J draws other numbers of the same law (He et al., ICCV 2015), with the C library's functions.
 */
final class FirstParameters {
    private static final double TO_UNIT = 0x1p-53;

    private FirstParameters() {}

    static void draw(ParameterLayout layout, long seed, float[] values) {
        long key = ShuffledRows.mix(seed);
        long counter = 0;
        for (Block block : layout.blocks()) {
            double spread = StrictMath.sqrt(2.0 / block.rows());
            for (int column = 0; column < block.columns(); column++) {
                for (int row = 0; row < block.rows(); row++, counter += 2) {
                    values[block.place(row, column)] = switch (block.role()) {
                        case WEIGHT -> (float) (spread * normal(key, counter));
                        case BIAS -> 0f;
                        case GATE_BIAS -> column / block.width() == 1 ? 1f : 0f;
                    };
                }
            }
        }
    }

    private static double normal(long key, long counter) {
        double radius = StrictMath.sqrt(-2 * StrictMath.log(unit(key, counter)));
        return radius * StrictMath.cos(2 * Math.PI * unit(key, counter + 1));
    }

    /** Above 0, at most 1. */
    private static double unit(long key, long counter) {
        return ((ShuffledRows.mix(key + counter) >>> 11) + 1) * TO_UNIT;
    }
}
