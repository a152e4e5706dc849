package io.undercut.job.flink;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.MemoryFault;
import io.undercut.fault.StorageFault;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.SerializedThrowable;

/** Finds what our own code said about a failed job inside the exceptions Flink wraps around it. */
public final class JobFailure {
    /** How Flink says that a process of the cluster went away, in exceptions of no telling type. */
    private static final List<String> LOST_WORKER = List.of(
            "Heartbeat of TaskManager",
            "heartbeat of TaskManager",
            "Heartbeat of JobManager",
            "heartbeat of JobManager",
            "The TaskExecutor is shutting down",
            "Target slot (TaskManager) for deployment is no longer alive",
            "not responding after a rpcTimeout",
            "is unexpectedly no longer running on task executor",
            "went into final state from state SUSPENDED",
            "leader changed to new address",
            "lost leadership",
            "An OperatorEvent from an OperatorCoordinator to a task was lost");

    /** A line of a stack trace that names an exception, and what it says; Flink indents causes where it quotes a trace. */
    private static final Pattern SHOWN = Pattern.compile(
            "^\\s*(?:Caused by: )?(?<name>(?:[a-z]\\w*\\.)+[A-Z][\\w$]*)(?:: (?<message>.*))?$", Pattern.MULTILINE);

    /** A fault as {@link Fault#toString()} puts it, less its class. */
    private static final Pattern OURS = Pattern.compile("(%s): (.*)"
            .formatted(Stream.of(FaultReason.values()).map(FaultReason::word).collect(Collectors.joining("|"))));

    private JobFailure() {}

    /** Runs a graph; a failure comes out as the fault that caused it. */
    public static JobExecutionResult finish(FlinkRun run, StreamExecutionEnvironment environment, String job) {
        try {
            return run.finish(environment, job);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw fault(job, interrupted);
        } catch (Exception failure) {
            throw fault(job, failure);
        }
    }

    /** The fault at the bottom of a job's failure; Flink's own failures by category; a defect where nothing is known. */
    public static Fault fault(String job, Throwable failure) {
        Throwable root = failure;
        Optional<Fault> flinks = Optional.empty();
        Optional<Fault> refused = Optional.empty();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            Throwable real = ours(cause);
            if (real instanceof Fault fault) {
                return fault;
            }
            // The outermost known cause is nearest to what happened to the job; what lies below is how.
            flinks = flinks.isPresent() ? flinks : category(job, real, failure);
            if (refused.isEmpty() && real instanceof IOException storage) {
                refused = StorageFault.known("job '" + job + "' failed", storage);
            }
            root = real;
        }
        Throwable bottom = root;
        // A disk that is full says more than the worker or the checkpoint that was lost for it.
        Optional<Fault> known = refused.isPresent() ? refused : flinks;
        return known.orElseGet(() -> Fault.defect("job '" + job + "' failed: " + bottom, failure));
    }

    /** A failure with our classes: one that was sent still has to be read, and a job with a class loader of its own has its own. */
    private static Throwable ours(Throwable cause) {
        ClassLoader loader = JobFailure.class.getClassLoader();
        if (cause instanceof SerializedThrowable serialized) {
            return serialized.deserializeError(loader);
        }
        boolean foreign = cause.getClass().getName().equals(Fault.class.getName()) && cause.getClass() != Fault.class;
        return foreign ? new SerializedThrowable(cause).deserializeError(loader) : cause;
    }

    /** The same from what Flink shows of a failure: an exception and its causes as text, frames and all. */
    public static Fault shown(String job, String trace) {
        Fault flinks = null;
        Matcher line = SHOWN.matcher(trace);
        String root = "";
        while (line.find()) {
            String name = line.group("name");
            String message = String.valueOf(line.group("message")).strip();
            Matcher own = OURS.matcher(message);
            if (name.equals(Fault.class.getName()) && own.matches()) {
                return new Fault(FaultReason.valueOf(own.group(1).toUpperCase(Locale.ROOT)), own.group(2));
            }
            flinks = flinks != null
                    ? flinks
                    : category(job, name.substring(name.lastIndexOf('.') + 1), message, null)
                            .orElse(null);
            root = name + ": " + message;
        }
        return flinks != null ? flinks : Fault.defect("job '" + job + "' failed: " + root, null);
    }

    private static Optional<Fault> category(String job, Throwable cause, Throwable failure) {
        return category(job, cause.getClass().getSimpleName(), cause.getMessage(), failure);
    }

    private static Optional<Fault> category(String job, String name, String message, Throwable failure) {
        String said = "job '" + job + "': " + name + ": " + message;
        // A class that could not be initialised for it hands on its text only.
        if (name.equals("OutOfMemoryError") || said.contains("java.lang.OutOfMemoryError: ")) {
            Fault memory = MemoryFault.of(new OutOfMemoryError(message));
            String instead = memory.reason() == FaultReason.OUT_OF_MEMORY && isTraining(job)
                    ? "; on a cluster give the TaskManagers more; or use a smaller batch"
                    : "; on a cluster it is the TaskManagers'";
            return Optional.of(
                    new Fault(memory.reason(), "job '" + job + "': " + memory.getMessage() + instead, failure));
        }
        if (name.equals("UnsatisfiedLinkError")) {
            return Optional.of(new Fault(
                    FaultReason.INVALID_CONFIGURATION,
                    said + "; a native library could not be loaded: is the temporary folder or the home folder full,"
                            + " read-only or mounted noexec? Set TMPDIR to a folder that programs run from",
                    failure));
        }
        // A leader has recovered all jobs that go on, so this one has ended. Flink forgets an end that follows a change
        // of leaders.
        if (said.contains("FlinkJobNotFoundException")) {
            return Optional.of(new Fault(
                    FaultReason.WORKER_CRASH,
                    "the cluster does not know how job '" + job + "' ended: it lost a JobManager meanwhile",
                    failure));
        }
        if (LOST_WORKER.stream().anyMatch(said::contains)) {
            return Optional.of(new Fault(FaultReason.WORKER_CRASH, said, failure));
        }
        if (said.contains("Exceeded checkpoint tolerable failure threshold")) {
            return Optional.of(new Fault(
                    FaultReason.RESOURCE_EXHAUSTION,
                    said + "; look whether the checkpoints' storage is full, slow or read-only",
                    failure));
        }
        if (said.contains("ongoing leader election")) {
            return Optional.of(new Fault(
                    FaultReason.NETWORK_TIMEOUT,
                    said + " (the cluster has no leader just now; the job may go on without this command)",
                    failure));
        }
        return switch (name) {
            case "NoResourceAvailableException" ->
                Optional.of(new TooFewSlots(
                        "job '" + job + "' found too few slots; start more TaskManagers or lower --parallelism",
                        failure));
            case "JobCancellationException" ->
                Optional.of(new Fault(FaultReason.CANCELLED, "job '" + job + "' was cancelled", failure));
            case "RemoteTransportException",
                    "LocalTransportException",
                    "TaskManagerException",
                    "JobMasterException",
                    "ResourceManagerException",
                    "RecipientUnreachableException",
                    "TaskNotRunningException",
                    "PartitionNotFoundException",
                    "ProducerFailedException" -> Optional.of(new Fault(FaultReason.WORKER_CRASH, said, failure));
            case "ConnectException" ->
                Optional.of(new Fault(
                        FaultReason.NETWORK_TIMEOUT,
                        said + " (a process of the cluster cannot be reached; the job may go on without this command)",
                        failure));
            case "BackendBuildingException" ->
                Optional.of(new Fault(
                        FaultReason.INTEGRITY_FAILURE, said + " (a checkpoint could not be restored)", failure));
            case "EOFException", "FileNotFoundException", "StreamCorruptedException" ->
                Optional.of(new Fault(
                        FaultReason.INTEGRITY_FAILURE,
                        said
                                + (isTraining(job)
                                        ? " (a checkpoint could not be restored)"
                                        : " (a file that it read is gone or torn; run the command again)"),
                        failure));
            default -> Optional.empty();
        };
    }

    /** Only such a job takes checkpoints. */
    private static boolean isTraining(String job) {
        return job.startsWith("train");
    }
}
