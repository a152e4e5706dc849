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
        List<MeasuredRound> fitted = new ArrayList<>();
        for (int at = 0; at < all.size(); at += 2) {
            fitted.add(all.get(at));
        }
        CostModel model = CostModel.fit(fitted, cores);
        errors(all, model);
        constants(model);
        farAway(model);
        return 0;
    }

    private static void errors(List<MeasuredRound> all, CostModel model) {
        System.out.println(
                "parameters | replicas | TaskManagers | slots each | measured, s | predicted, s | error, % |");
        List<Double> checked = new ArrayList<>();
        for (int at = 0; at < all.size(); at++) {
            RoundShape shape = all.get(at).shape();
            double predicted = model.predict(shape);
            double error = 100 * (predicted / all.get(at).seconds() - 1);
            if (at % 2 == 1) {
                checked.add(Math.abs(error));
            }
            System.out.println("%,d | %d | %d | %d | %.5f | %.5f | %+.0f | %s"
                    .formatted(
                            shape.parameters(),
                            shape.replicas(),
                            shape.taskManagers(),
                            shape.slots(),
                            all.get(at).seconds(),
                            predicted,
                            error,
                            at % 2 == 0 ? "fitted" : "checked"));
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

    /** Machines with cores of their own: work is shared by all of them, and each sends two vectors and receives two. */
    private void farAway(CostModel model) {
        System.out.println("parameters | %d machines: computing, s | network at %.0f Gb/s, s | together, s"
                .formatted(MACHINES, gigabits));
        CostModel apart = new CostModel(model.terms(), model.constants(), MACHINES);
        for (long parameters : new long[] {10_000, 100_000, 1_000_000, 10_000_000}) {
            RoundShape shape = new RoundShape(parameters, MACHINES, MACHINES, 1);
            double network = 2.0 * parameters * Float.BYTES * shape.crossing() * 8 / (gigabits * 1e9);
            double computing = apart.predict(shape);
            System.out.println(
                    "%,d | %.4f | %.4f | %.4f".formatted(parameters, computing, network, computing + network));
        }
    }
}
