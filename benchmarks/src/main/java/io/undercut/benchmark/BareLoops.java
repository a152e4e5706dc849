package io.undercut.benchmark;

import io.undercut.stream.training.round.TrainingPlan;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.ShardedExamples;
import io.undercut.zoo.example.ShuffledRows;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.MiniBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/** The same steps on bare threads, one a replica, never averaged: the limit that a round without any cost would reach. */
final class BareLoops {
    private BareLoops() {}

    /** Seconds of one step while all replicas step side by side, after a warm-up of so many. */
    static double secondsPerStep(TrainingPlan plan, ShardedExamples examples, int warmUp, int steps) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(plan.replicas());
        try {
            AtomicLong start = new AtomicLong();
            // Closing a network takes seconds, which are no step's.
            AtomicLong longest = new AtomicLong();
            CyclicBarrier warm = new CyclicBarrier(plan.replicas(), () -> start.set(System.nanoTime()));
            List<Future<?>> running = new ArrayList<>();
            for (int at = 0; at < plan.replicas(); at++) {
                int replica = at;
                running.add(pool.submit(() -> {
                    try (Loop loop = new Loop(plan, examples, replica)) {
                        loop.advance(warmUp);
                        warm.await();
                        loop.advance(steps);
                        long now = System.nanoTime();
                        longest.accumulateAndGet(now - start.get(), Math::max);
                    }
                    return null;
                }));
            }
            for (Future<?> one : running) {
                one.get();
            }
            return longest.get() / 1e9 / steps;
        } finally {
            pool.shutdownNow();
        }
    }

    private static final class Loop implements AutoCloseable {
        private final TrainingPlan plan;
        private final int replica;
        private final ExampleTable table;
        private final LocalStep step;
        private int position;
        private int epoch;
        private int[] order;

        private Loop(TrainingPlan plan, ShardedExamples examples, int replica) {
            this.plan = plan;
            this.replica = replica;
            this.table = examples.of(replica, plan.replicas()).training().standardised(plan.standardisation());
            this.step = plan.step().open(plan.network(), plan.seed(), plan.batchRows());
            this.order = ShuffledRows.order(table.rows(), plan.seed(), replica, epoch);
        }

        private void advance(int steps) {
            for (int at = 0; at < steps; at++) {
                int to = Math.min(position + plan.batchRows(), table.rows());
                step.advance(new MiniBatch(table, order, position, to));
                position = to;
                if (to == table.rows()) {
                    position = 0;
                    order = ShuffledRows.order(table.rows(), plan.seed(), replica, ++epoch);
                }
            }
        }

        @Override
        public void close() {
            step.close();
        }
    }
}
