package io.undercut.stream.training.source.reader;

import io.undercut.stream.training.round.RoundAssembly;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.VectorLayout;
import io.undercut.stream.training.source.split.ReplicaSplit;
import io.undercut.stream.training.source.split.ReplicaSplit.Cursor;
import io.undercut.stream.training.source.split.ReplicaSplit.Phase;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.MiniBatch;
import io.undercut.zoo.network.NetworkState;
import java.util.stream.IntStream;

/** One replica: its rows, its copy of the parameters and its place in the run. Knows nothing of Flink's threads. */
final class ReplicaTrainer implements AutoCloseable {
    private final TrainingPlan plan;
    private final VectorLayout layout;
    private final int replica;
    private final ExampleTable training;
    private final ExampleTable validation;
    private final LocalStep step;
    private Phase phase;
    private Cursor cursor;
    private int[] order;

    ReplicaTrainer(TrainingPlan plan, VectorLayout layout, ShardedExamples examples, ReplicaSplit split) {
        this.plan = plan;
        this.layout = layout;
        this.replica = split.replica();
        ReplicaExamples own = examples.of(replica, plan.replicas());
        this.training = own.training().standardised(plan.standardisation());
        this.validation = own.validation().standardised(plan.standardisation());
        this.step = plan.step().open(plan.network(), plan.seed(), replica, plan.batchRows());
        this.phase = split.phase();
        this.cursor = split.cursor();
        this.order = ShuffledRows.order(training.rows(), plan.seed(), replica, cursor.epoch());
        if (split.state() != null) {
            step.restore(split.state());
        } else {
            plan.parent().parameters(plan.network()).ifPresent(this::beginWith);
        }
    }

    /** The updater's state stays fresh: it belongs to gradients of another training. */
    private void beginWith(float[] parameters) {
        step.restore(new NetworkState(parameters, step.state().updater(), 0));
    }

    int replica() {
        return replica;
    }

    Phase phase() {
        return phase;
    }

    int round() {
        return cursor.round();
    }

    /** Trains on the next mini-batch; with the round's last one, turns to sending. A replica without rows only counts. */
    void advance() {
        if (cursor.step() == 0 && cursor.round() % plan.validateEvery() == 0) {
            validate();
        }
        if (training.rows() > 0) {
            train();
        } else {
            moveTo(cursor.epoch(), 0, 0, 0);
        }
        if (cursor.step() == plan.localSteps()) {
            phase = Phase.EMIT;
        }
    }

    private void train() {
        int from = cursor.position();
        int to = Math.min(from + plan.batchRows(), training.rows());
        double loss = step.advance(new MiniBatch(training, order, from, to)) * (to - from);
        boolean epochEnds = to == training.rows();
        moveTo(cursor.epoch() + (epochEnds ? 1 : 0), epochEnds ? 0 : to, to - from, loss);
        if (epochEnds) {
            order = ShuffledRows.order(training.rows(), plan.seed(), replica, cursor.epoch());
        }
    }

    private void moveTo(int epoch, int position, int rows, double loss) {
        cursor = new Cursor(
                cursor.round(),
                cursor.step() + 1,
                epoch,
                position,
                cursor.seen() + rows,
                cursor.samples() + rows,
                cursor.lossSum() + loss,
                cursor.validated(),
                cursor.validationLossSum());
    }

    private void validate() {
        int[] rows = IntStream.range(0, validation.rows()).toArray();
        double total = 0;
        for (int from = 0; from < rows.length; from += plan.batchRows()) {
            total += step.totalLoss(
                    new MiniBatch(validation, rows, from, Math.min(from + plan.batchRows(), rows.length)));
        }
        cursor = new Cursor(
                cursor.round(),
                cursor.step(),
                cursor.epoch(),
                cursor.position(),
                cursor.seen(),
                cursor.samples(),
                cursor.lossSum(),
                rows.length,
                total);
    }

    /** The vector to be averaged. */
    float[] vector() {
        return layout.vector(step.state());
    }

    Cursor cursor() {
        return cursor;
    }

    int trainingRows() {
        return training.rows();
    }

    void sent() {
        phase = Phase.AWAIT;
    }

    /**
     * Takes over an average and begins the next round, or ends the run. An average of another round is not ours. One of this round may
     * come before our part of it was sent: the part was sent before a checkpoint from which all the others' came again sooner. When the
     * run's time is over the replica goes on waiting: the average comes again, after a restore, if there is more time then.
     */
    void accept(RoundAssembly.Average average) {
        boolean done = phase == Phase.EMIT || phase == Phase.AWAIT;
        boolean ours = done && average.decision().round() == cursor.round();
        if (!ours || average.decision().outOfTime()) {
            return;
        }
        NetworkState own = step.state();
        step.restore(layout.state(average.vector(), own.updater(), own.iteration()));
        int next = cursor.round() + 1;
        cursor = new Cursor(next, 0, cursor.epoch(), cursor.position(), cursor.seen(), 0, 0, 0, 0);
        phase = average.decision().ends() ? Phase.DONE : Phase.TRAIN;
    }

    ReplicaSplit snapshot() {
        return new ReplicaSplit(replica, phase, cursor, step.state());
    }

    @Override
    public void close() {
        step.close();
    }
}
