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
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SubmittedJobTest {
    private static final String JOB = "db60867ea7aa7566a18ed3943a8d8078";

    private final AtomicInteger asked = new AtomicInteger();
    private HttpServer jobManager;
    private int silent;

    @BeforeEach
    void startsAJobManagerThatIsBeingReplaced() throws IOException {
        jobManager = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        jobManager.createContext("/jobs", request -> {
            byte[] body = "{\"jobs\":[{\"id\":\"%s\",\"status\":\"RUNNING\"}]}"
                    .formatted(JOB)
                    .getBytes(StandardCharsets.UTF_8);
            request.sendResponseHeaders(asked.incrementAndGet() <= silent ? 503 : 200, body.length);
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
                .hasMessageContaining("503");
    }

    private SubmittedJob job() {
        return new SubmittedJob("http://127.0.0.1:" + jobManager.getAddress().getPort(), JOB);
    }
}
