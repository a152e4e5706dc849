package io.undercut.fault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FaultReasonTest {
    @Test
    void onlyWhatPassesByItselfIsTriedAgain() {
        assertThat(Stream.of(FaultReason.values()).filter(FaultReason::retryable))
                .containsExactlyInAnyOrder(
                        FaultReason.WORKER_PREEMPTED,
                        FaultReason.NETWORK_TIMEOUT,
                        FaultReason.WORKER_CRASH,
                        FaultReason.RESOURCE_EXHAUSTION);
    }
}
