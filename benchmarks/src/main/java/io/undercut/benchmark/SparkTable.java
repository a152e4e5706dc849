package io.undercut.benchmark;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.example.Standardisation;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** DL4J on Spark against us: the same network, rows, batch and iterations between averages, two workers each, in JVMs of their own. */
@Command(
        name = "spark",
        mixinStandardHelpOptions = true,
        description = "DL4J on Spark (ParameterAveragingTrainingMaster, local[2]) against us; 8 minutes.")
final class SparkTable implements Callable<Integer> {
    private static final int WORKERS = 2;

    @Mixin
    private Choices choices;

    @Option(
            names = "--average-every",
            split = ",",
            defaultValue = "10,100",
            description = "iterations between averages (default: ${DEFAULT-VALUE})")
    private List<Integer> frequencies;

    @Option(names = "--passes", defaultValue = "3", description = "of the peer's long run (default: ${DEFAULT-VALUE})")
    private int passes;

    @Option(names = "--seconds", defaultValue = "8", description = "of our side (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--pairs", defaultValue = "3", description = "alternations (default: ${DEFAULT-VALUE})")
    private int pairs;

    @Option(
            names = "--approach",
            defaultValue = "EXPORT",
            description = "how the peer reads its rows, EXPORT (its default) or DIRECT (default: ${DEFAULT-VALUE})")
    private String approach;

    @Override
    public Integer call() throws Exception {
        Path rows = Files.createTempFile("undercut-benchmark", ".rows");
        try {
            write(rows);
            System.out.println("average every | DL4J on Spark, samples/s | through Flink, samples/s | Flink / Spark");
            for (int frequency : frequencies) {
                double[] theirs = new double[pairs];
                double[] ours = new double[pairs];
                double[] ratio = new double[pairs];
                for (int at = 0; at < pairs; at++) {
                    theirs[at] = peer(rows, frequency).figure();
                    ours[at] = opponent(frequency).figure();
                    ratio[at] = ours[at] / theirs[at];
                }
                System.out.println("%d | %,.0f | %,.0f | %.1f"
                        .formatted(frequency, Median.of(theirs), Median.of(ours), Median.of(ratio)));
            }
        } finally {
            Files.delete(rows);
        }
        return 0;
    }

    private void write(Path file) throws Exception {
        Workload workload = choices.workload();
        Standardisation scale = Standardisation.fit(workload.training(0));
        ByteBuffer bytes = ByteBuffer.allocate(
                2 * Integer.BYTES + WORKERS * workload.rows() * (workload.inputs() + 1) * Float.BYTES);
        bytes.putInt(workload.inputs()).putInt(WORKERS * workload.rows());
        for (int worker = 0; worker < WORKERS; worker++) {
            ExampleTable table = workload.training(worker).standardised(scale);
            for (int row = 0; row < table.rows(); row++) {
                for (int at = 0; at < table.width(); at++) {
                    bytes.putFloat(table.features()[row * table.width() + at]);
                }
                bytes.putFloat(table.labels()[row]);
            }
        }
        Files.write(file, bytes.array());
    }

    private ChildJvm peer(Path rows, int frequency) throws Exception {
        Path target = Choices.home().resolve("benchmarks/spark/target");
        Path classPath = target.resolve("class-path.txt");
        if (!Files.exists(classPath)) {
            throw Fault.configuration("the peer is not built: start this table by benchmarks/run");
        }
        List<String> options = new ArrayList<>(List.of("-Xmx1500m", "-XX:+UseParallelGC"));
        Stream.of("lang", "nio", "util", "lang.invoke", "util.concurrent", "util.concurrent.atomic", "net", "io")
                .forEach(name -> options.add("--add-opens=java.base/java." + name + "=ALL-UNNAMED"));
        options.add("--add-opens=java.base/sun.nio.ch=ALL-UNNAMED");
        return new ChildJvm(
                options,
                target.resolve("classes") + ":" + Files.readString(classPath).trim(),
                List.of(
                        "io.undercut.benchmark.spark.SparkPeer",
                        rows.toString(),
                        String.valueOf(Workload.BATCH),
                        String.valueOf(frequency),
                        "1",
                        String.valueOf(1 + passes),
                        approach));
    }

    private ChildJvm opponent(int frequency) {
        return new ChildJvm(
                ManagementFactory.getRuntimeMXBean().getInputArguments(),
                System.getProperty("java.class.path"),
                List.of(
                        EngineBenchmark.class.getName(),
                        "spark-opponent",
                        "--step=" + choices.step().word(),
                        "--rows=" + choices.workload().rows(),
                        "--average-every=" + frequency,
                        "--seconds=" + seconds));
    }
}
