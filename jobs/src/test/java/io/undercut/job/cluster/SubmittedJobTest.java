package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.api.common.JobID;
import org.apache.flink.api.common.JobStatus;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.messages.webmonitor.JobDetails;
import org.apache.flink.runtime.messages.webmonitor.MultipleJobsDetails;
import org.apache.flink.runtime.rest.util.RestMapperUtils;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmittedJobTest {
    private static final String JOB = "db60867ea7aa7566a18ed3943a8d8078";

    /** What Flink answers then. */
    private static final byte[] ELECTION =
            "{\"errors\":[\"Service temporarily unavailable due to an ongoing leader election. Please refresh.\"]}"
                    .getBytes(StandardCharsets.UTF_8);

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer jobManager;
    private int silent;

    @BeforeEach
    void startsAJobManagerThatIsBeingReplaced() throws IOException {
        jobManager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        int[] tasks = new int[ExecutionState.values().length];
        JobDetails running =
                new JobDetails(JobID.fromHexString(JOB), "train m", 1, 0, 1, JobStatus.RUNNING, 1, tasks, 1, Map.of());
        byte[] jobs =
                RestMapperUtils.getStrictObjectMapper().writeValueAsBytes(new MultipleJobsDetails(List.of(running)));
        jobManager.createContext("/v1/jobs/overview", request -> {
            boolean electing = asked.incrementAndGet() <= silent;
            byte[] body = electing ? ELECTION : jobs;
            request.sendResponseHeaders(electing ? 503 : 200, body.length);
            request.getResponseBody().write(body);
            request.close();
        });
        jobManager.start();
    }

    @AfterEach
    void stopsIt() {
        jobManager.stop(0);
    }

    @Test
    void aJobManagerThatDoesNotAnswerForAWhileIsAskedAgain() {
        silent = 2;

        assertThat(job().runs()).isTrue();
        assertThat(asked).hasValue(3);
    }

    @Test
    void oneThatNeverAnswersIsGivenUp() {
        silent = Integer.MAX_VALUE;

        assertThatThrownBy(() -> job().runs(new Patience(Duration.ofMillis(1), Duration.ofMillis(20))))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.NETWORK_TIMEOUT))
                .hasMessageContaining("does not say what became of job " + JOB)
                .hasMessageContaining("an ongoing leader election");
    }

    private SubmittedJob job() {
        return new SubmittedJob("http://127.0.0.1:" + jobManager.getAddress().getPort(), JOB);
    }
}
