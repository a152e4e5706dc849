package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/** One line for people, the trace for the log, and the documented exit code. */
final class Failures implements IExecutionExceptionHandler, IParameterExceptionHandler {
    private static final Logger LOG = LoggerFactory.getLogger(Failures.class);

    private final Surroundings surroundings;

    Failures(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine line, ParseResult parsed) {
        if (failure instanceof ParameterException usage) {
            return handleParseException(usage, new String[0]);
        }
        Fault fault = failure instanceof Fault known
                ? known
                : Fault.defect(failure.getClass().getSimpleName() + ": " + failure.getMessage(), failure);
        LOG.error("{}: {}", fault.reason().word(), fault.getMessage(), fault);
        surroundings.err().println("undercut: " + oneLine(fault.getMessage()));
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
        surroundings.err().println("undercut: " + oneLine(failure.getMessage()) + remedy);
        return exitCode(FaultReason.INVALID_CONFIGURATION);
    }

    static String oneLine(String message) {
        return message == null ? "no message" : message.replaceAll("\\s*[\\r\\n]+\\s*", " ");
    }

    /** Exit codes as documented; from 128 on a failure of the surroundings that may be retried. */
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
