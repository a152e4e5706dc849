package io.undercut.stream.training.round;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RoundMetricsTest {
    private static ReplicaMetrics of(int replica) {
        return new ReplicaMetrics(replica, 10, 0.1 * replica, 20, 30, 0, 0);
    }

    @Test
    void theOrderInWhichReplicasReportDoesNotShow() {
        RoundMetrics one = new RoundMetrics(List.of(of(3))).join(new RoundMetrics(List.of(of(0), of(2))));
        RoundMetrics other = new RoundMetrics(List.of(of(2), of(0))).join(new RoundMetrics(List.of(of(3))));

        assertThat(one.encode()).isEqualTo(other.encode());
        assertThat(RoundMetrics.decode(one.encode()).replicas()).containsExactly(of(0), of(2), of(3));
    }
}
