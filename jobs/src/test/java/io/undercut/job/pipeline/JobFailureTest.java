package io.undercut.job.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.EOFException;
import java.net.ConnectException;
import java.util.concurrent.ExecutionException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.client.program.ProgramInvocationException;
import org.apache.flink.runtime.client.JobExecutionException;
import org.apache.flink.runtime.execution.SuppressRestartsException;
import org.apache.flink.runtime.jobmanager.scheduler.NoResourceAvailableException;
import org.apache.flink.runtime.rest.util.RestClientException;
import org.apache.flink.shaded.netty4.io.netty.handler.codec.http.HttpResponseStatus;
import org.apache.flink.util.FlinkRuntimeException;
import org.apache.flink.util.SerializedThrowable;
import org.junit.jupiter.api.Test;

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
    void ourOwnFaultIsFoundBelowFlinksWrappers() {
        Fault own = new Fault(FaultReason.TIMEOUT_EXCEEDED, "the time was over");
        Fault fault = fault(new SuppressRestartsException(own));
        assertThat(fault.reason()).isEqualTo(FaultReason.TIMEOUT_EXCEEDED);
        assertThat(fault).hasMessage("the time was over");
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

    @Test
    void aClusterThatCannotBeReachedIsATimeoutOfTheNetwork() {
        assertThat(fault(new FlinkRuntimeException("ask", new ConnectException("Connection refused")))
                        .reason())
                .isEqualTo(FaultReason.NETWORK_TIMEOUT);
    }

    @Test
    void whatIsUnknownIsADefectThatNamesItsBottom() {
        Fault fault = fault(new FlinkRuntimeException("outer", new IllegalStateException("inner")));
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
