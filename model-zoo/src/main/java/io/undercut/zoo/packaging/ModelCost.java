package io.undercut.zoo.packaging;

import io.undercut.fault.StorageFault;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.provenance.CanonicalJson;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * A program that opens a packaged model as any other would, without Flink, predicts rows one by one and by the thousand, and writes down what
 * that took as JSON. It is meant for a process of its own: memory is that of all the process.
 */
public final class ModelCost {
    private static final int WARM = 2_000;
    private static final int SINGLES = 5_000;
    private static final int BATCH = 1_000;
    private static final int BATCHES = 50;
    private static final double QUANTILE = 0.99;
    private static final double NANOS_PER_MS = 1e6;
    private static final double BYTES_PER_MB = 1e6;
    private static final double BYTES_PER_KB = 1024;

    /** No part takes longer: a model that is slow is known to be after fewer predictions. */
    private static final long LONGEST_NANOS = 1_000_000_000L;

    private ModelCost() {}

    /**
     * Rows to predict.
     *
     * @param features row-major, at least one row; NaN is unknown
     * @param lengths time steps of each row; empty where all are there
     * @param rows how many rows
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Rows(float[] features, int[] lengths, int rows) {
        /** Writes them for {@link ModelCost#main}. */
        public void write(Path file) {
            try (DataOutputStream out = new DataOutputStream(new BufferedOutputStream(Files.newOutputStream(file)))) {
                out.writeInt(rows);
                out.writeInt(features.length);
                out.writeInt(lengths.length);
                for (float feature : features) {
                    out.writeFloat(feature);
                }
                for (int length : lengths) {
                    out.writeInt(length);
                }
            } catch (IOException e) {
                throw StorageFault.of(file + " cannot be written", e);
            }
        }

        static Rows read(Path file) {
            try (DataInputStream in = new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
                int rows = in.readInt();
                float[] features = new float[in.readInt()];
                int[] lengths = new int[in.readInt()];
                for (int at = 0; at < features.length; at++) {
                    features[at] = in.readFloat();
                }
                for (int at = 0; at < lengths.length; at++) {
                    lengths[at] = in.readInt();
                }
                return new Rows(features, lengths, rows);
            } catch (IOException e) {
                throw StorageFault.of(file + " cannot be read", e);
            }
        }

        /** So many rows from a place on, beginning anew at the end. */
        private Rows from(int first, int count) {
            int width = features.length / rows;
            float[] some = new float[count * width];
            int[] steps = new int[lengths.length == 0 ? 0 : count];
            for (int at = 0; at < count; at++) {
                int row = (first + at) % rows;
                System.arraycopy(features, row * width, some, at * width, width);
                if (steps.length > 0) {
                    steps[at] = lengths[row];
                }
            }
            return new Rows(some, steps, count);
        }
    }

    /**
     * Measures a model.
     *
     * @param words paths: of the archive, of a file of {@link Rows}, and of the file that the answer is written to, a {@link Footprint}
     */
    public static void main(String[] words) throws IOException {
        Rows rows = Rows.read(Path.of(words[1]));
        Footprint footprint;
        try (PackagedModel model = PackagedModel.open(Path.of(words[0]))) {
            footprint = of(model, rows);
        }
        Files.write(Path.of(words[2]), CanonicalJson.write(footprint));
    }

    static Footprint of(PackagedModel model, Rows rows) {
        timed(model, rows, 1, WARM);
        double[] singles = timed(model, rows, 1, SINGLES);
        double[] batches = timed(model, rows, BATCH, BATCHES);
        return new Footprint(
                singles.length, quantile(singles), batches.length, quantile(batches), peakBytes() / BYTES_PER_MB, "");
    }

    /** Times of predictions of so many rows each, in ms; fewer than asked for where they are slow. */
    private static double[] timed(PackagedModel model, Rows rows, int count, int times) {
        double[] millis = new double[times];
        long began = System.nanoTime();
        int done = 0;
        while (done < times && (done == 0 || System.nanoTime() - began < LONGEST_NANOS)) {
            Rows asked = rows.from(done * count % rows.rows(), count);
            long before = System.nanoTime();
            model.predict(asked.features(), asked.lengths(), count);
            millis[done++] = (System.nanoTime() - before) / NANOS_PER_MS;
        }
        return Arrays.copyOf(millis, done);
    }

    private static double quantile(double[] millis) {
        double[] sorted = millis.clone();
        Arrays.sort(sorted);
        return sorted[(int) Math.ceil(QUANTILE * sorted.length) - 1];
    }

    /** The largest resident set, where Linux tells it; elsewhere the largest of the JVM's own pools. */
    private static double peakBytes() {
        try {
            List<String> status = Files.readAllLines(Path.of("/proc/self/status"));
            return status.stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToDouble(line -> BYTES_PER_KB * Double.parseDouble(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElseGet(ModelCost::peakOfPools);
        } catch (IOException notLinux) {
            return peakOfPools();
        }
    }

    private static double peakOfPools() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .mapToDouble(pool -> pool.getPeakUsage().getUsed())
                .sum();
    }
}
