package io.undercut.zoo.tabular;

import java.util.BitSet;

/** Whether numbers are those of rows: whole, each there once, from the least to the greatest without a gap, in whatever order. */
final class RowNumbers {
    /** Numbers farther from the first one are no rows' that we could read. */
    private static final int FARTHEST = 1 << 27;

    private final BitSet below = new BitSet();
    private final BitSet above = new BitSet();
    private double first = Double.NaN;
    private boolean possible = true;

    void add(double value) {
        if (!possible) {
            return;
        }
        first = Double.isNaN(first) ? value : first;
        double away = value - first;
        BitSet side = away < 0 ? below : above;
        if (value != Math.rint(value) || Math.abs(away) > FARTHEST || side.get((int) Math.abs(away))) {
            possible = false;
            below.clear();
            above.clear();
            return;
        }
        side.set((int) Math.abs(away));
    }

    /** Whether those that were added are. */
    boolean are() {
        boolean noGap = below.isEmpty() || below.nextClearBit(1) == below.length();
        return possible && noGap && above.nextClearBit(0) == above.length();
    }
}
