package io.undercut.benchmark;

import io.undercut.fault.Fault;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.RunAll;
import picocli.CommandLine.Spec;

/**
 * What a local step and the averaging loop cost. Every table alternates its sides and gives medians, so that a slow minute hits all of them, and leaves
 * out the first rounds of every job.
 */
@Command(
        name = "benchmarks/run",
        mixinStandardHelpOptions = true,
        subcommandsRepeatable = true,
        description =
                "Speed of the local step and of the averaging loop, each figure beside its peer or limit, and what a round costs.",
        subcommands = {
            StepTable.class,
            StepPeer.class,
            ThroughputTable.class,
            CheckpointsTable.class,
            SparkTable.class,
            SparkOpponent.class,
            RoundsTable.class,
            WireTable.class,
            ModelTable.class,
            MemoryTable.class,
            TreesTable.class,
            PredictionsTable.class
        },
        footer = {
            "",
            "Durations are those of two cores with nothing else running. Several tables may be named, each with options of its own:",
            "  benchmarks/run throughput --seconds 4 checkpoints --pairs 1"
        })
public final class EngineBenchmark implements Runnable {
    @Spec
    private CommandSpec spec;

    private EngineBenchmark() {}

    /** Prints the tables named and exits with 0. A fault of the user's gets one line; a defect its trace, for whoever mends it. */
    public static void main(String[] tables) {
        int code = new CommandLine(new EngineBenchmark())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpWidth(120)
                .setExecutionStrategy(new RunAll())
                .setExecutionExceptionHandler((failure, line, parsed) -> {
                    if (failure instanceof Fault fault) {
                        System.err.println(line.getCommandName() + ": " + fault.getMessage());
                    } else {
                        failure.printStackTrace();
                    }
                    return 1;
                })
                .execute(tables);
        System.exit(code);
    }

    /** The tables do the work; without any there is none. */
    @Override
    public void run() {
        if (!spec.commandLine().getParseResult().hasSubcommand()) {
            throw new ParameterException(spec.commandLine(), "no table is named");
        }
    }
}
