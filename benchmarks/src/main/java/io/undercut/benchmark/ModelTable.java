package io.undercut.benchmark;

import io.undercut.benchmark.CostModel.Term;
import io.undercut.fault.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A cost model fitted to half of the measured rounds, and how far it is off on the other half. */
@Command(
        name = "model",
        mixinStandardHelpOptions = true,
        description = "Fits the cost model to half of what 'rounds' has measured and checks it on the rest; a second.")
final class ModelTable implements Callable<Integer> {
    private static final int MACHINES = 64;

    @Option(names = "--cores", description = "that the measured processes shared (default: this machine's)")
    private int cores = Runtime.getRuntime().availableProcessors();

    @Option(
            names = "--cache",
            defaultValue = "32",
            paramLabel = "MEBIBYTES",
            description = "the last one before memory (default: ${DEFAULT-VALUE})")
    private long cacheMebibytes;

    @Option(names = "--gigabits", defaultValue = "10", description = "a second and machine (default: ${DEFAULT-VALUE})")
    private double gigabits;

    @Override
    public Integer call() throws Exception {
        List<MeasuredRound> all = new ArrayList<>(MeasuredRound.read(MeasuredRound.file()));
        if (all.size() < 2 * Term.values().length) {
            throw Fault.configuration(MeasuredRound.file() + " has " + all.size() + " rounds; must be at least "
                    + 2 * Term.values().length + ": run benchmarks/run rounds first");
        }
        all.sort(Comparator.comparing((MeasuredRound one) -> one.shape().taskManagers())
                .thenComparing(one -> one.shape().slots())
                .thenComparing(one -> one.shape().parameters())
                .thenComparing(one -> one.shape().replicas()));
        Checkerboard board = new Checkerboard(all);
        CostModel model =
                CostModel.fit(all.stream().filter(board::fits).toList(), new Hardware(cores, 1, cacheMebibytes << 20));
        errors(all, board, model);
        constants(model);
        farAway(model);
        return 0;
    }

    private static void errors(List<MeasuredRound> all, Checkerboard board, CostModel model) {
        System.out.println(
                "parameters | replicas | TaskManagers | slots each | measured, s | predicted, s | error, % |");
        List<Double> checked = new ArrayList<>();
        for (MeasuredRound one : all) {
            RoundShape shape = one.shape();
            double predicted = model.predict(shape, one.stepSeconds());
            double error = 100 * (predicted / one.seconds() - 1);
            if (!board.fits(one)) {
                checked.add(Math.abs(error));
            }
            System.out.println("%,d | %d | %d | %d | %.5f | %.5f | %+.0f | %s"
                    .formatted(
                            shape.parameters(),
                            shape.replicas(),
                            shape.taskManagers(),
                            shape.slots(),
                            one.seconds(),
                            predicted,
                            error,
                            board.fits(one) ? "fitted" : "checked"));
        }
        double[] absolute = checked.stream().mapToDouble(error -> error).toArray();
        System.out.println("checked lines: median error %.0f %%, largest %.0f %%, %d of %d within 25 %%"
                .formatted(
                        Median.of(absolute),
                        checked.stream().mapToDouble(error -> error).max().orElse(0),
                        checked.stream().filter(error -> error <= 25).count(),
                        checked.size()));
    }

    private static void constants(CostModel model) {
        for (int at = 0; at < model.terms().size(); at++) {
            System.out.println("%s: %.3g s"
                    .formatted(model.terms().get(at), model.constants().get(at)));
        }
    }

    /** Lines to fit and lines to check, by turns in every direction, so that each half has seen every count. */
    private static final class Checkerboard {
        private final List<Long> parameters;
        private final List<Integer> replicas;
        private final List<Integer> processes;

        private Checkerboard(List<MeasuredRound> all) {
            parameters = all.stream()
                    .map(one -> one.shape().parameters())
                    .distinct()
                    .sorted()
                    .toList();
            replicas = all.stream()
                    .map(one -> one.shape().replicas())
                    .distinct()
                    .sorted()
                    .toList();
            processes = all.stream()
                    .map(Checkerboard::processes)
                    .distinct()
                    .sorted()
                    .toList();
        }

        private static int processes(MeasuredRound one) {
            return one.shape().taskManagers() * 100 + one.shape().slots();
        }

        private boolean fits(MeasuredRound one) {
            return (parameters.indexOf(one.shape().parameters())
                                    + replicas.indexOf(one.shape().replicas())
                                    + processes.indexOf(processes(one)))
                            % 2
                    == 0;
        }
    }

    /**
     * Machines with cores of their own: work is shared by all of them. Each sends its sum and the averages of the chunks it owns to all
     * others, so the busiest owner's link is the round's.
     */
    private void farAway(CostModel model) {
        System.out.println(
                "parameters | %d machines: computing beside the steps, s | network at %.0f Gb/s, s | were chunks evenly owned, s"
                        .formatted(MACHINES, gigabits));
        CostModel apart =
                new CostModel(model.terms(), model.constants(), new Hardware(MACHINES, MACHINES, cacheMebibytes << 20));
        for (long parameters : new long[] {10_000, 100_000, 1_000_000, 10_000_000}) {
            RoundShape shape = new RoundShape(parameters, MACHINES, MACHINES, 1);
            double own = parameters * shape.crossing();
            System.out.println("%,d | %.4f | %.4f | %.4f"
                    .formatted(
                            parameters,
                            apart.predict(shape, 0),
                            seconds(own + shape.busiestOwner() * (MACHINES - 1.0)),
                            seconds(2 * own)));
        }
    }

    private double seconds(double floats) {
        return floats * Float.SIZE / (gigabits * 1e9);
    }
}
