package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.job.cluster.ClusterProcess.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClusterStateTest {
    private static final long NOBODY = Long.MAX_VALUE;

    private final FreePorts ports = new FreePorts();

    @Test
    void aJobManagerTakesTheAddressOfTheOneThatDiedLast() {
        String first = "127.0.0.1:" + ports.any();
        String second = "127.0.0.1:" + ports.any();
        ClusterState state = new ClusterState(first, 1, List.of(), List.of(dead("jobmanager-1", first)));

        assertThat(state.nextRestAddress(ports)).isEqualTo(first);
        assertThat(state.with(dead("jobmanager-2", second)).nextRestAddress(ports))
                .isEqualTo(second);
    }

    private static ClusterProcess dead(String id, String address) {
        return new ClusterProcess(Role.JOBMANAGER, id, NOBODY, 0, address, 0, "log");
    }
}
