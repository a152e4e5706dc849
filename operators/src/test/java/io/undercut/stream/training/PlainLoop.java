package io.undercut.stream.training;

import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.MiniBatch;
import io.undercut.zoo.network.NetworkArchive;
import io.undercut.zoo.network.NetworkState;
import java.util.ArrayList;
import java.util.List;

/** The same training without Flink, chunks, phases or restores: what every run on a cluster has to equal to the bit. */
public final class PlainLoop {
    private PlainLoop() {}

    /** The model that comes out. */
    public static byte[] model(TrainingPlan plan, ShardedExamples examples) {
        List<LocalStep> steps = new ArrayList<>();
        int[] position = new int[plan.replicas()];
        int[] epoch = new int[plan.replicas()];
        for (int replica = 0; replica < plan.replicas(); replica++) {
            steps.add(plan.step().open(plan.network(), plan.seed(), replica, plan.batchRows()));
        }
        plan.parent().parameters(plan.network()).ifPresent(parameters -> {
            for (LocalStep step : steps) {
                step.restore(new NetworkState(parameters, step.state().updater(), 0));
            }
        });
        NetworkState averaged = steps.get(0).state();
        for (int round = 0; round < plan.rounds(); round++) {
            float[][] leaves = new float[plan.replicas()][];
            double weight = 0;
            for (int replica = 0; replica < plan.replicas(); replica++) {
                ExampleTable table =
                        examples.of(replica, plan.replicas()).training().standardised(plan.standardisation());
                long samples = 0;
                for (int step = 0; step < plan.localSteps(); step++) {
                    int[] order = ShuffledRows.order(table.rows(), plan.seed(), replica, epoch[replica]);
                    int to = Math.min(position[replica] + plan.batchRows(), table.rows());
                    steps.get(replica).advance(new MiniBatch(table, order, position[replica], to));
                    samples += to - position[replica];
                    position[replica] = to == table.rows() ? 0 : to;
                    epoch[replica] += to == table.rows() ? 1 : 0;
                }
                NetworkState state = steps.get(replica).state();
                leaves[replica] = concatenated(state);
                for (int at = 0; at < leaves[replica].length; at++) {
                    leaves[replica][at] = (float) (leaves[replica][at] * (double) samples);
                }
                weight += samples;
            }
            float[] average = sum(leaves, 0, plan.replicas());
            for (int at = 0; at < average.length; at++) {
                average[at] = (float) (average[at] / weight);
            }
            averaged = split(average, averaged, (round + 1) * plan.localSteps());
            for (LocalStep step : steps) {
                step.restore(averaged);
            }
        }
        steps.forEach(LocalStep::close);
        return NetworkArchive.write(plan.step(), plan.network(), plan.seed(), averaged, plan.standardisation());
    }

    private static float[] sum(float[][] leaves, int first, int count) {
        if (count == 1) {
            return leaves[first].clone();
        }
        int left = 1;
        while (left * 2 < count) {
            left *= 2;
        }
        float[] one = sum(leaves, first, left);
        float[] other = sum(leaves, first + left, count - left);
        for (int at = 0; at < one.length; at++) {
            one[at] = one[at] + other[at];
        }
        return one;
    }

    private static float[] concatenated(NetworkState state) {
        float[] all = new float[state.parameters().length + state.updater().length];
        System.arraycopy(state.parameters(), 0, all, 0, state.parameters().length);
        System.arraycopy(state.updater(), 0, all, state.parameters().length, state.updater().length);
        return all;
    }

    private static NetworkState split(float[] all, NetworkState like, int iteration) {
        float[] parameters = java.util.Arrays.copyOf(all, like.parameters().length);
        float[] updater = java.util.Arrays.copyOfRange(all, parameters.length, all.length);
        return new NetworkState(parameters, updater, iteration);
    }
}
