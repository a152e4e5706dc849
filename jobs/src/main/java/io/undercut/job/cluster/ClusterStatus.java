package io.undercut.job.cluster;

import java.util.List;

/**
 * A cluster as it is now.
 *
 * @param target {@code HOST:PORT} for {@code --target}; null where no cluster runs
 * @param ui where Flink's Web UI is; null where no cluster runs
 * @param processes all started since {@code cluster start}, the dead too
 */
public record ClusterStatus(String target, String ui, List<Member> processes) {
    /** Copies the list. */
    public ClusterStatus {
        processes = List.copyOf(processes);
    }

    /**
     * One process.
     *
     * @param role {@code jobmanager} or {@code taskmanager}
     * @param pid its process id
     * @param alive whether it runs
     * @param registered whether the JobManager counts it; of a JobManager, whether it answers
     * @param resourceId its name in Flink's Web UI
     * @param address {@code HOST:PORT}, REST of a JobManager, RPC of a TaskManager; null while unknown
     * @param metricsPort where Prometheus reads its metrics, {@code http://HOST:PORT/metrics}; null if it has said no port
     * @param slots of a TaskManager
     * @param log its log
     */
    public record Member(
            String role,
            long pid,
            boolean alive,
            boolean registered,
            String resourceId,
            String address,
            Integer metricsPort,
            int slots,
            String log) {}
}
