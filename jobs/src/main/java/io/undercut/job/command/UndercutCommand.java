package io.undercut.job.command;

import com.google.common.io.CountingOutputStream;
import io.undercut.fault.Fault;
import io.undercut.fault.MemoryFault;
import io.undercut.fault.Phrase;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExecutionException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.RunLast;
import picocli.CommandLine.Spec;

/** The root command. */
@Command(
        name = "undercut",
        mixinStandardHelpOptions = true,
        version = "Undercut 0.1.0",
        description = "Trains, validates and publishes race-strategy models on Apache Flink.",
        footer = {"", "Example:", "  undercut pipeline run"})
public final class UndercutCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    private UndercutCommand() {}

    /** The whole command line. */
    public static CommandLine commandLine(Surroundings outside) {
        CountingOutputStream written = new CountingOutputStream(outside.out());
        Surroundings surroundings = outside.printingTo(new PrintStream(written, true, StandardCharsets.UTF_8));
        CommandLine line = new CommandLine(new UndercutCommand())
                .addSubcommand(DataCommand.commandLine(surroundings))
                .addSubcommand(FeaturesCommand.commandLine(surroundings))
                .addSubcommand(new TrainCommand(surroundings))
                .addSubcommand(new EvaluateCommand(surroundings))
                .addSubcommand(new PredictCommand(surroundings))
                .addSubcommand(PipelineCommand.commandLine(surroundings))
                .addSubcommand(ModelsCommand.commandLine(surroundings))
                .addSubcommand(ClusterCommand.commandLine(surroundings));
        OptionScope.apply(line);
        line.setResourceBundle(new HelpNames(surroundings.zoo()));
        // Else '--from PATH…' takes a mistyped option for a path.
        line.setUnmatchedOptionsAllowedAsOptionParameters(false);
        line.setExecutionStrategy(UndercutCommand::execute);
        Failures failures = new Failures(surroundings, () -> written.getCount() > 0);
        line.setExecutionExceptionHandler(failures);
        line.setParameterExceptionHandler(failures);
        WholeNumbers.understoodBy(line);
        line.setUsageHelpAutoWidth(true);
        line.setOut(new PrintWriter(surroundings.out(), true, StandardCharsets.UTF_8));
        line.setErr(new PrintWriter(surroundings.err(), true, StandardCharsets.UTF_8));
        return line;
    }

    // An error passes picocli by, and Flink's threads would keep the process from ending.
    private static int execute(ParseResult parsed) {
        try {
            return new RunLast().execute(parsed);
        } catch (OutOfMemoryError starved) {
            throw ended(parsed, MemoryFault.of(starved));
        } catch (LinkageError | VirtualMachineError | AssertionError broken) {
            throw ended(parsed, Fault.defect(broken.getClass().getSimpleName() + ": " + broken.getMessage(), broken));
        }
    }

    private static ExecutionException ended(ParseResult parsed, Fault fault) {
        return new ExecutionException(parsed.commandSpec().commandLine(), fault.getMessage(), fault);
    }

    @Override
    public void run() {
        throw new ParameterException(
                spec.commandLine(),
                "a command is missing; must be one of "
                        + Phrase.list(spec.subcommands().keySet()));
    }
}
