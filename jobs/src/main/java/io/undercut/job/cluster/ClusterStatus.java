package io.undercut.job.cluster;

import java.util.List;

/**
 * A cluster as it is now.
 *
 * @param target {@code HOST:PORT} for {@code --target}; null where no cluster runs
 * @param processes all started since {@code cluster start}, the dead too
 */
public record ClusterStatus(String target, List<Member> processes) {
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
            int slots,
            String log) {}
}
