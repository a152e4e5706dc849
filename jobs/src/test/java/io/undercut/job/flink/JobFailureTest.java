package io.undercut.job.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.runtime.JobException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.io.network.netty.exception.RemoteTransportException;
import org.apache.flink.runtime.io.network.partition.PartitionNotFoundException;
import org.apache.flink.runtime.io.network.partition.ResultPartitionID;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.apache.flink.runtime.operators.coordination.TaskNotRunningException;
import org.apache.flink.runtime.resourcemanager.exceptions.ResourceManagerException;
import org.apache.flink.runtime.rest.util.RestClientException;
import org.apache.flink.runtime.rpc.exceptions.RecipientUnreachableException;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.util.ExceptionUtils;
import org.apache.flink.util.FlinkException;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class JobFailureTest {
    @Test
    void tooFewSlotsAreResourceExhaustion() {
        Fault fault = fault(new NoResourceAvailableException("Not enough resources available for scheduling."));
        assertThat(fault.reason()).isEqualTo(FaultReason.RESOURCE_EXHAUSTION);
        assertThat(fault).hasMessage("job 'train' found too few slots; start more TaskManagers or lower --parallelism");
    }

    @Test
    void memoryThatRanOutKeepsItsName() {
        Fault fault = fault(new FlinkRuntimeException("task failed", new OutOfMemoryError("Java heap space")));
        assertThat(fault.reason()).isEqualTo(FaultReason.OUT_OF_MEMORY);
        assertThat(fault).hasMessageContaining("Java heap space").hasMessageContaining("smaller batch");
    }

    @Test
    void memoryThatRanOutWhileAClassWasInitialisedKeepsItsNameToo() {
        Fault fault = fault(
                new ExceptionInInitializerError(
                        "Exception java.lang.OutOfMemoryError: Physical memory usage is too high [in thread \"Writer (1/1)#0\"]"));
        assertThat(fault.reason()).isEqualTo(FaultReason.OUT_OF_MEMORY);
        assertThat(fault).hasMessageContaining("Physical memory usage is too high");
    }

    @Test
    void ourOwnFaultIsFoundBelowFlinksWrappers() {
        Fault own = new Fault(FaultReason.TIMEOUT_EXCEEDED, "the time was over");
        Fault fault = fault(new SuppressRestartsException(own));
        assertThat(fault.reason()).isEqualTo(FaultReason.TIMEOUT_EXCEEDED);
        assertThat(fault).hasMessage("the time was over");
    }

    @Test
    void checkpointsThatCannotBeStoredAreResourceExhaustion() {
        Fault fault = fault(new FlinkRuntimeException(
                "Exceeded checkpoint tolerable failure threshold. The latest checkpoint failed due to Asynchronous task"
                        + " checkpoint failed."));
        assertThat(fault.reason()).isEqualTo(FaultReason.RESOURCE_EXHAUSTION);
        assertThat(fault).hasMessageContaining("full, slow or read-only");
    }

    /** Whatever Flink makes of it, and whatever the job was about to do. */
    @Test
    void aDiskThatIsFullSaysSoAndNothingElse() {
        IOException full = new IOException("No space left on device");
        for (Throwable heard : List.of(
                new FlinkRuntimeException("Could not materialize checkpoint", full),
                new FlinkException("The TaskExecutor is shutting down.", full),
                new FlinkRuntimeException("restore", new UncheckedIOException(full)))) {
            Fault fault = fault(heard);
            assertThat(fault.reason()).as("%s", heard).isEqualTo(FaultReason.DISK_FULL);
            assertThat(fault).hasMessageContaining("the disk is full").message().doesNotContain("slots");
        }
    }

    @Test
    void aFileThatMayNotBeOpenedIsNoDamagedCheckpoint() {
        assertThat(fault(new FlinkRuntimeException("open", new FileNotFoundException("/x (Too many open files)"))))
                .hasMessageContaining("ulimit -n");
        assertThat(fault(new FlinkRuntimeException("open", new FileNotFoundException("/x (Permission denied)")))
                        .reason())
                .isEqualTo(FaultReason.PERMISSION_DENIED);
    }

    @Test
    void aFileThatIsGoneFromAnImportIsNoCheckpoint() {
        Fault fault = JobFailure.fault("import", new FlinkRuntimeException("read", new FileNotFoundException("/x")));
        assertThat(fault.reason()).isEqualTo(FaultReason.INTEGRITY_FAILURE);
        assertThat(fault)
                .hasMessageContaining("a file that it read is gone or torn")
                .message()
                .doesNotContain("checkpoint");
    }

    @Test
    void aThreadThatTheSystemRefusesIsNoWantOfMemory() {
        Fault fault = fault(new OutOfMemoryError("unable to create native thread: possibly out of memory"));
        assertThat(fault.reason()).isEqualTo(FaultReason.RESOURCE_EXHAUSTION);
        assertThat(fault).hasMessageContaining("ulimit -u").message().doesNotContain("batch");
    }

    @Test
    void aTornCheckpointIsAnIntegrityFailure() {
        assertThat(fault(new FlinkRuntimeException("restore", new EOFException()))
                        .reason())
                .isEqualTo(FaultReason.INTEGRITY_FAILURE);
    }

    @Test
    void aJobThatTheClusterForgotIsALostWorker() {
        RestClientException forgotten = new RestClientException(
                "[org.apache.flink.runtime.messages.FlinkJobNotFoundException: Could not find Flink job (a1b2)]",
                HttpResponseStatus.NOT_FOUND);
        assertThat(JobFailure.fault("train", new ExecutionException(forgotten)).reason())
                .isEqualTo(FaultReason.WORKER_CRASH);
    }

    /** What a job may hear first after a process was killed depends on what it was just about to do there. */
    @ParameterizedTest
    @MethodSource
    void aWorkerThatWentAwayIsACrash(Throwable heard) {
        assertThat(fault(heard).reason()).isEqualTo(FaultReason.WORKER_CRASH);
    }

    static List<Throwable> aWorkerThatWentAwayIsACrash() {
        return List.of(
                new TimeoutException("Heartbeat of TaskManager with id taskmanager_0 timed out."),
                new TimeoutException("The heartbeat of TaskManager with id taskmanager_0 timed out."),
                new TimeoutException("The heartbeat of JobManager with id 518b9875 timed out."),
                new ResourceManagerException("TaskManager with id taskmanager_0 is no longer reachable."),
                new RemoteTransportException("Connection reset by peer", new InetSocketAddress(1), new IOException()),
                new CompletionException(new RecipientUnreachableException("jobmanager", "taskmanager_0", "submitTask")),
                new JobException("Target slot (TaskManager) for deployment is no longer alive."),
                new Exception(
                        "Cannot deploy task train (1/4) - TaskManager (taskmanager_0 @ host) not responding after a"
                                + " rpcTimeout of 10000 ms"),
                new JobException("Execution 1 is unexpectedly no longer running on task executor taskmanager_0."),
                new FlinkException(
                        "An OperatorEvent from an OperatorCoordinator to a task was lost. Triggering task failover to"
                                + " ensure consistency. Event: '[NoMoreSplitEvent]', targetTask: train (1/4)",
                        new TaskNotRunningException("train (1/4) is not running")),
                new PartitionNotFoundException(new ResultPartitionID()),
                new FlinkException("The TaskExecutor is shutting down."),
                new Exception("ExecutionGraph went into final state from state SUSPENDED"),
                new FlinkException("ResourceManager leader changed to new address null"),
                new Exception("Job leader for job id 3e382a86a9333620f23f9ce7fc4b16ea lost leadership."));
    }

    @Test
    void aClusterThatCannotBeReachedIsATimeoutOfTheNetwork() {
        assertThat(fault(new FlinkRuntimeException("ask", new ConnectException("Connection refused")))
                        .reason())
                .isEqualTo(FaultReason.NETWORK_TIMEOUT);
    }

    /** A cluster without a leader answers, but not what was asked; its next leader will. */
    @Test
    void aClusterThatElectsALeaderIsATimeoutOfTheNetwork() {
        assertThat(fault(new FlinkRuntimeException(
                                "ask",
                                new RestClientException(
                                        "[Service temporarily unavailable due to an ongoing leader election. Please refresh.]",
                                        HttpResponseStatus.SERVICE_UNAVAILABLE)))
                        .reason())
                .isEqualTo(FaultReason.NETWORK_TIMEOUT);
    }

    @Test
    void whatIsUnknownIsADefectThatNamesItsBottom() {
        Fault fault = fault(new FlinkRuntimeException("outer", new IllegalStateException("inner")));
        assertThat(fault.reason()).isEqualTo(FaultReason.INTERNAL_ERROR);
        assertThat(fault).hasMessageContaining("IllegalStateException: inner");
    }

    /** Flink's REST shows a failure as text. */
    @ParameterizedTest
    @MethodSource("aWorkerThatWentAwayIsACrash")
    void aFailureThatIsShownHasTheCategoryOfTheSameFailureSent(Throwable heard) {
        assertThat(JobFailure.shown("train", ExceptionUtils.stringifyException(heard))
                        .reason())
                .isEqualTo(FaultReason.WORKER_CRASH);
    }

    @ParameterizedTest
    @EnumSource(FaultReason.class)
    void ourOwnFaultKeepsItsCategoryWhereFlinkShowsIt(FaultReason reason) {
        Fault own = new Fault(reason, "what: why; remedy");
        SerializedThrowable sent = new SerializedThrowable(new FlinkRuntimeException("wrapped", own));

        Fault shown = JobFailure.shown("train", ExceptionUtils.stringifyException(sent));

        assertThat(shown.reason()).isEqualTo(reason);
        assertThat(shown).hasMessage("what: why; remedy");
    }

    @Test
    void whatIsShownAndUnknownIsADefectThatNamesItsBottom() {
        Fault fault = JobFailure.shown(
                "train",
                ExceptionUtils.stringifyException(
                        new FlinkRuntimeException("outer", new IllegalStateException("inner"))));
        assertThat(fault.reason()).isEqualTo(FaultReason.INTERNAL_ERROR);
        assertThat(fault).hasMessageContaining("IllegalStateException: inner");
    }

    /** As a cluster sends it. */
    private static Fault fault(Throwable cause) {
        return JobFailure.fault(
                "train",
                new ProgramInvocationException(
                        "Job failed",
                        new SerializedThrowable(new JobExecutionException(new JobID(), "failed", cause))));
    }
}
