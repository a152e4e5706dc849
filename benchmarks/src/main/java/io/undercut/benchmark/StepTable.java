package io.undercut.benchmark;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * The local step: fused, DL4J's and PyTorch's on the same rows, and the step's matrix products alone by a good sgemm, each in a process of
 * its own. On one thread the stepping thread's processor time counts; on two the wall's, where ours step two replicas of the whole batch
 * and PyTorch shares each step between both.
 */
@Command(
        name = "step",
        mixinStandardHelpOptions = true,
        description = {
            "Microseconds of a step, fused, DL4J, PyTorch and its products alone, on one thread and two; 8 minutes.",
            "All measurements are kept in benchmarks/target/step.csv."
        })
final class StepTable implements Callable<Integer> {
    @Option(names = "--networks", split = ",", defaultValue = "mlp,lstm", description = "(default: ${DEFAULT-VALUE})")
    private List<StepCase.Shape> networks;

    @Option(
            names = "--batch",
            split = ",",
            paramLabel = "ROWS",
            description = "of a mini-batch (default: 32, 128 and 1024; of the recurrent network, 32 and 128)")
    private List<Integer> batches;

    @Option(names = "--threads", split = ",", defaultValue = "1,2", description = "(default: ${DEFAULT-VALUE})")
    private List<Integer> threads;

    @Option(names = "--rounds", defaultValue = "5", description = "turns of each side (default: ${DEFAULT-VALUE})")
    private int rounds;

    @Option(names = "--seconds", defaultValue = "0.8", description = "of a turn (default: ${DEFAULT-VALUE})")
    private double seconds;

    @Option(names = "--warm-up", defaultValue = "4", description = "seconds of each side (default: ${DEFAULT-VALUE})")
    private double warmUp;

    @Option(
            names = "--python",
            split = ",",
            defaultValue = "benchmarks/target/pytorch/bin/python",
            description = "interpreters that have PyTorch and NumPy, each a side (default: ${DEFAULT-VALUE})")
    private List<Path> interpreters;

    @Override
    public Integer call() throws Exception {
        Path kept = Choices.home().resolve("benchmarks/target/step.csv");
        Files.writeString(kept, StepTime.HEADER + "\n");
        for (StepCase.Shape network : networks) {
            for (int batch : batches == null ? network.batches() : batches) {
                Files.write(kept, measure(new StepCase(network, batch)), StandardOpenOption.APPEND);
            }
        }
        return 0;
    }

    /** Prints a case and gives the lines to be kept of it. */
    private List<String> measure(StepCase measured) throws Exception {
        Path rows = Files.createTempFile("undercut-benchmark", ".rows");
        List<StepSide> sides = new ArrayList<>();
        try {
            measured.write(rows);
            for (int count : threads) {
                open(sides, measured, count, rows);
            }
            StepRounds results = new StepRounds(sides);
            results.warmUp(warmUp);
            results.measure(rounds, seconds);
            new StepReport(measured, sides, results).print(System.out);
            return results.lines(measured);
        } finally {
            sides.forEach(StepSide::close);
            Files.delete(rows);
        }
    }

    private void open(List<StepSide> sides, StepCase measured, int count, Path rows) throws Exception {
        sides.add(java("fused", measured, count));
        sides.add(java("dl4j", measured, count));
        for (Path interpreter : interpreters) {
            sides.add(python(interpreter, "training", measured, count, rows));
        }
        if (count == 1 && !interpreters.isEmpty()) {
            sides.add(python(interpreters.get(0), "floor", measured, count, rows));
        }
    }

    private static StepSide java(String step, StepCase measured, int count) throws Exception {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EngineBenchmark.class.getName()));
        command.addAll(List.of("step-peer", "--step=" + step, "--network=" + measured.network()));
        command.addAll(List.of("--batch=" + measured.batch(), "--threads=" + count));
        return new StepSide(count, 1, command);
    }

    private static StepSide python(Path interpreter, String side, StepCase measured, int count, Path rows)
            throws Exception {
        return new StepSide(
                count,
                count,
                List.of(
                        // Unlike its real path, a virtual environment's link finds the packages.
                        interpreter.isAbsolute()
                                ? interpreter.toString()
                                : Choices.home().resolve(interpreter).toString(),
                        Choices.home().resolve("benchmarks/pytorch/peer.py").toString(),
                        side,
                        measured.network().word(),
                        String.valueOf(measured.batch()),
                        String.valueOf(count),
                        rows.toString()));
    }
}
