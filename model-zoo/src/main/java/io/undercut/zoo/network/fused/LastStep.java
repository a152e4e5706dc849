package io.undercut.zoo.network.fused;

/** Hands on the last step of each row, as long as the row is. */
final class LastStep implements FusedLayer {
    private final Signal before;
    private final Signal after;

    LastStep(Signal before, Signal after) {
        this.before = before;
        this.after = after;
    }

    @Override
    public void prepare() {
        // No parameters.
    }

    @Override
    public void forward(Pass pass) {
        for (int row = 0; row < pass.rows(); row++) {
            before.values().copyRow(last(pass, row), after.values(), row);
        }
    }

    @Override
    public void backward(Pass pass) {
        before.deltas().clear(pass.rows() * before.steps());
        for (int row = 0; row < pass.rows(); row++) {
            after.deltas().copyRow(row, before.deltas(), last(pass, row));
        }
    }

    private static int last(Pass pass, int row) {
        return Math.max(0, pass.lengths()[row] - 1) * pass.rows() + row;
    }
}
