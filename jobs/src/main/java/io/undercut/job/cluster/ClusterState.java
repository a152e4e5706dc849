package io.undercut.job.cluster;

import io.undercut.zoo.provenance.MathSetting;
import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a cluster that was started.
 *
 * @param target {@code HOST:PORT} of the first JobManager's REST interface
 * @param slots of each TaskManager
 * @param math environment of every process
 * @param processes all ever started, oldest first
 */
record ClusterState(String target, int slots, List<MathSetting> math, List<ClusterProcess> processes) {
    ClusterState {
        math = List.copyOf(math);
        processes = List.copyOf(processes);
    }

    ClusterState with(ClusterProcess process) {
        List<ClusterProcess> more = new ArrayList<>(processes);
        more.add(process);
        return new ClusterState(target, slots, math, more);
    }

    boolean alive() {
        return processes.stream().anyMatch(ClusterProcess::alive);
    }

    /** The name of the next process with a role: {@code taskmanager-3}. */
    String nextId(ClusterProcess.Role role) {
        long before =
                processes.stream().filter(process -> process.role() == role).count();
        return role.name().toLowerCase(java.util.Locale.ROOT) + "-" + (before + 1);
    }

    /** Where a further JobManager answers: in the place of the newest dead one, which clients go on asking, else anywhere. */
    String nextRestAddress(FreePorts ports) {
        String host = target.substring(0, target.lastIndexOf(':') + 1);
        List<ClusterProcess> jobManagers = processes.stream()
                .filter(process -> process.role() == ClusterProcess.Role.JOBMANAGER)
                .toList();
        List<String> taken = jobManagers.stream()
                .filter(ClusterProcess::alive)
                .map(ClusterProcess::address)
                .toList();
        for (int at = jobManagers.size() - 1; at >= 0; at--) {
            String address = jobManagers.get(at).address();
            if (!taken.contains(address) && ports.free(port(address))) {
                return address;
            }
        }
        return host + ports.any();
    }

    private static int port(String address) {
        return Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    }
}
