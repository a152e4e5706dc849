package io.undercut.benchmark;

import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.network.MiniBatch;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * One side of the table of steps, in a JVM of its own: one replica a thread. Prints a line that describes it, then answers each line of
 * standard input, a number of steps, with the nanoseconds that they took: a thread's own on the processor, the mean of them, and the wall's.
 */
@Command(name = "step-peer", hidden = true)
final class StepPeer implements Callable<Integer> {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    @Option(names = "--step")
    private String step;

    @Option(names = "--network")
    private StepCase.Shape network;

    @Option(names = "--batch")
    private int batch;

    @Option(names = "--threads")
    private int threads;

    @Override
    public Integer call() throws Exception {
        StepCase measured = new StepCase(network, batch);
        LocalSteps chosen = LocalSteps.chosen(step, measured.spec());
        List<Replica> replicas = IntStream.range(0, threads)
                .mapToObj(number -> new Replica(chosen.open(measured.spec(), 42, number, batch), measured))
                .toList();
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            System.out.println(chosen.word() + ", JDK " + Runtime.version());
            BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
            for (String line = orders.readLine(); line != null; line = orders.readLine()) {
                answer(pool, replicas, Integer.parseInt(line));
            }
        } finally {
            pool.shutdownNow();
        }
        return 0;
    }

    private static void answer(ExecutorService pool, List<Replica> replicas, int steps) throws Exception {
        long start = System.nanoTime();
        List<Future<Long>> running = new ArrayList<>();
        for (Replica replica : replicas) {
            running.add(pool.submit(() -> replica.advance(steps)));
        }
        long processor = 0;
        for (Future<Long> one : running) {
            processor += one.get();
        }
        System.out.println(processor / replicas.size() + " " + (System.nanoTime() - start));
    }

    private static final class Replica {
        private final LocalStep step;
        private final ExampleTable table;
        private final int[] order;
        private final int batch;
        private int position;

        private Replica(LocalStep step, StepCase measured) {
            this.step = step;
            this.table = measured.rows();
            this.order = IntStream.range(0, table.rows()).toArray();
            this.batch = measured.batch();
        }

        private long advance(int steps) {
            long start = THREADS.getCurrentThreadCpuTime();
            for (int at = 0; at < steps; at++) {
                step.advance(new MiniBatch(table, order, position, position + batch));
                position = (position + batch) % order.length;
            }
            return THREADS.getCurrentThreadCpuTime() - start;
        }
    }
}
