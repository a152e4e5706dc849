package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line for people, the trace for the log, and the documented exit code. */
public final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Surroundings surroundings;
    private final BooleanSupplier answered;

    /**
     * Failures of a command line.
     *
     * @param answered whether the command has printed its result already
     */
    Failures(Surroundings surroundings, BooleanSupplier answered) {
        this.surroundings = surroundings;
        this.answered = answered;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        if (failure instanceof ParameterException usage) {
            return handleParseException(usage, parsed.originalArgs().toArray(String[]::new));
        }
        Fault fault = failure instanceof Fault known
                ? known
                : Fault.defect(failure.getClass().getSimpleName() + ": " + failure.getMessage(), failure);
        LOG.error("{}: {}", fault.reason().word(), fault.getMessage(), fault);
        List<String> arguments = parsed.originalArgs();
        String message = Hints.of(surroundings, arguments).in(oneLine(fault.getMessage()));
        tell(fault.reason(), message, arguments);
        return exitCode(fault.reason());
    }

    @Override
    public int handleParseException(ParameterException failure, String[] arguments) {
        String help = "'" + failure.getCommandLine().getCommandSpec().qualifiedName() + " --help'";
        List<String> nearest =
                failure instanceof UnmatchedArgumentException unmatched ? unmatched.getSuggestions() : List.of();
        String remedy = nearest.isEmpty()
                ? "; see " + help
                : "; did you mean " + String.join(" or ", nearest) + "? See " + help;
        String message = OptionScope.foreign(failure.getCommandLine().getCommandSpec(), arguments)
                .map(option -> option + " changes nothing in '"
                        + failure.getCommandLine().getCommandSpec().qualifiedName() + "'; leave it out; see " + help)
                .orElse(oneLine(failure.getMessage()) + remedy);
        Hints hints = Hints.of(surroundings, List.of(arguments)).withoutPlace();
        tell(FaultReason.INVALID_CONFIGURATION, hints.in(message), List.of(arguments));
        return exitCode(FaultReason.INVALID_CONFIGURATION);
    }

    /** One line on stderr; with {@code --json} an object with the failure on stdout too, where no result carries it. */
    private void tell(FaultReason reason, String message, List<String> arguments) {
        surroundings.err().println("undercut: " + message);
        if (arguments.contains("--json") && !answered.getAsBoolean()) {
            surroundings.out().println(Console.failureText(reason, message));
        }
    }

    static String oneLine(String message) {
        return message == null ? "no message" : message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    /** Exit codes as documented; from 128 on an infrastructure failure that may be retried. */
    static int exitCode(FaultReason reason) {
        return switch (reason) {
            case INVALID_CONFIGURATION, PERMISSION_DENIED, DISK_FULL -> 2;
            case DATA_VALIDATION_FAILURE -> 3;
            case COST_LIMIT_EXCEEDED -> 5;
            case TIMEOUT_EXCEEDED -> 6;
            case INTEGRITY_FAILURE -> 8;
            case WORKER_PREEMPTED, NETWORK_TIMEOUT, WORKER_CRASH, RESOURCE_EXHAUSTION -> 128;
            case CANCELLED -> 130;
            case OUT_OF_MEMORY, TRAINING_DIVERGED, INTERNAL_ERROR -> 1;
        };
    }
}
