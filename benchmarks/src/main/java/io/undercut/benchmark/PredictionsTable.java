package io.undercut.benchmark;

import io.undercut.zoo.packaging.PackagedModel;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What a prediction of a packaged model takes, against the limits that a model is promoted by. */
@Command(
        name = "predictions",
        mixinStandardHelpOptions = true,
        description =
                "Time of a prediction and memory of packaged models, beside the limits of 100 ms and 500 MB; seconds each.",
        footer = {"", "Example:", "  benchmarks/run predictions *.zip"})
final class PredictionsTable implements Callable<Integer> {
    private static final double LIMIT_MS = 100;
    private static final double LIMIT_MIB = 500;
    private static final int MEBIBYTE = 1 << 20;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "archives of undercut models package --format zip")
    private List<Path> archives;

    @Option(names = "--calls", defaultValue = "2000", description = "(default: ${DEFAULT-VALUE})")
    private int calls;

    @Option(names = "--batch", defaultValue = "1000", description = "rows of a batch (default: ${DEFAULT-VALUE})")
    private int batch;

    @Override
    public Integer call() {
        System.out.printf(
                "model | inputs | one row: median, P99, ms | P99 / %.0f ms | %,d rows: median, P99, ms | heap, MiB | / %.0f MiB%n",
                LIMIT_MS, batch, LIMIT_MIB);
        for (Path archive : archives) {
            long before = heap();
            try (PackagedModel model = PackagedModel.open(archive)) {
                int width = model.signature().features().size();
                double[] single = milliseconds(model, width, 1, calls);
                double[] many = milliseconds(model, width, batch, Math.max(50, calls / 20));
                double held = (heap() - before) / (double) MEBIBYTE;
                System.out.printf(
                        "%s | %d | %.3f, %.3f | %.4f | %.2f, %.2f | %.1f | %.3f%n",
                        model.reference(),
                        width,
                        quantile(single, 0.5),
                        quantile(single, 0.99),
                        quantile(single, 0.99) / LIMIT_MS,
                        quantile(many, 0.5),
                        quantile(many, 0.99),
                        held,
                        held / LIMIT_MIB);
            }
        }
        return 0;
    }

    /** Each call by itself; the first tenth warms up. */
    private static double[] milliseconds(PackagedModel model, int width, int rows, int calls) {
        Random random = new Random(rows);
        float[] features = new float[rows * width];
        double[] taken = new double[calls];
        for (int call = -calls / 10; call < calls; call++) {
            for (int at = 0; at < features.length; at++) {
                features[at] = 10 * random.nextFloat();
            }
            long begun = System.nanoTime();
            model.predict(features, new int[0], rows);
            if (call >= 0) {
                taken[call] = (System.nanoTime() - begun) / 1e6;
            }
        }
        Arrays.sort(taken);
        return taken;
    }

    private static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.ceil(share * sorted.length) - 1];
    }

    private static long heap() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }
}
