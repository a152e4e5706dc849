package io.undercut.benchmark;

import io.undercut.stream.training.round.Stopping;
import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.stream.training.round.TrainingPlan.UpdaterAveraging;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ReplicaExamples;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.model.NetworkSpec.Activation;
import io.undercut.zoo.model.NetworkSpec.Adam;
import io.undercut.zoo.model.NetworkSpec.Dense;
import io.undercut.zoo.model.NetworkSpec.Loss;
import io.undercut.zoo.network.LocalSteps;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Made-up rows and a plan over them.
 *
 * @param inputs width of a row
 * @param rows training rows of each replica
 */
record Workload(int inputs, int rows) implements ShardedExamples {
    /** Rows of a mini-batch. */
    static final int BATCH = 128;

    private static final List<Dense> SMALL = List.of(new Dense(128, Activation.RELU), new Dense(64, Activation.RELU));

    @Override
    public ReplicaExamples of(int replica, int replicas) {
        return new ReplicaExamples(training(replica), new ExampleTable(inputs, new float[0], new float[0]));
    }

    /** Training rows of one replica. */
    ExampleTable training(int replica) {
        SplittableRandom random = new SplittableRandom(replica);
        float[] features = new float[rows * inputs];
        float[] labels = new float[rows];
        for (int at = 0; at < features.length; at++) {
            features[at] = (float) (random.nextDouble() * 2 - 1);
        }
        for (int row = 0; row < rows; row++) {
            labels[row] = features[row * inputs] * features[row * inputs + 1];
        }
        return new ExampleTable(inputs, features, labels);
    }

    /** The small network of the strategy models, 30-128-64-1, its updater averaged too; no validation rows, so nothing but steps and averages. */
    TrainingPlan plan(LocalSteps step, int replicas, int localSteps, int rounds) {
        return plan(step, SMALL, replicas, localSteps, rounds, BATCH, UpdaterAveraging.AVERAGED);
    }

    /** One step of one row a round on a network of about so many parameters, which alone are averaged: next to nothing but averages. */
    TrainingPlan averaging(LocalSteps step, long parameters, int replicas, int rounds) {
        List<Dense> hidden = List.of(new Dense(units(parameters), Activation.RELU));
        return plan(step, hidden, replicas, 1, rounds, 1, UpdaterAveraging.KEPT);
    }

    /** Parameters that {@link #averaging} really has. */
    long parameters(long wanted) {
        return units(wanted) * (inputs + 2L) + 1;
    }

    private int units(long parameters) {
        return (int) Math.max(1, (parameters - 1) / (inputs + 2));
    }

    private TrainingPlan plan(
            LocalSteps step,
            List<Dense> hidden,
            int replicas,
            int localSteps,
            int rounds,
            int batch,
            UpdaterAveraging updaterAveraging) {
        return new TrainingPlan(
                network(hidden),
                Standardisation.fit(training(0)),
                step,
                replicas,
                localSteps,
                new Stopping(rounds, 0),
                batch,
                updaterAveraging,
                rounds,
                42);
    }

    /** The small network. */
    NetworkSpec network() {
        return network(SMALL);
    }

    private NetworkSpec network(List<Dense> hidden) {
        return new NetworkSpec(inputs, hidden, Loss.SQUARED_ERROR, new Adam(1e-3, 0.9, 0.999, 0), 0);
    }
}
