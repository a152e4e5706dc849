package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.job.cluster.ClusterProcess.Role;
import io.undercut.job.cluster.ClusterStatus.Member;
import io.undercut.job.cluster.FlinkRest.Registered;
import io.undercut.job.config.Warehouse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A real Flink cluster on this machine, one JVM for each process. Its processes outlive the command that started them. */
public final class StandaloneCluster {
    private static final Patience GRACE = Patience.of(Duration.ofSeconds(10));

    private final ClusterFolder folder;

    /** The cluster that belongs to a warehouse. */
    public StandaloneCluster(Warehouse warehouse) {
        this.folder = new ClusterFolder(warehouse
                .folder()
                .orElseThrow(() -> Fault.configuration("--warehouse is '" + warehouse.shown()
                        + "'; a cluster of this machine keeps its processes and logs in a folder: name one here, and"
                        + " the other for its jobs"))
                .resolve("cluster"));
    }

    /** Starts a cluster and returns when all TaskManagers have registered. A failed start leaves no process. */
    public ClusterStatus start(ClusterPlan plan) {
        return folder.locked(() -> {
            folder.read().filter(ClusterState::alive).ifPresent(running -> {
                throw Fault.configuration("a cluster runs already at " + running.target() + " (" + folder.root()
                        + "); use it by --target " + running.target() + ", or end it first: undercut cluster stop");
            });
            folder.clear();
            ApplicationJars jars = ApplicationJars.ofThisProgram();
            folder.refuseSeparators();
            ClusterSettings settings = ClusterSettings.of(plan, jars, new FreePorts());
            settings.write(folder, plan.flinkConf());
            ClusterState none = new ClusterState(settings.target(), plan.slots(), plan.math(), List.of());
            Launch launch = new Launch(none, settings, jars);
            boolean started = false;
            try {
                launch.jobManager(settings.target());
                for (int i = 0; i < plan.taskManagers(); i++) {
                    launch.taskManager();
                }
                launch.await(plan.patience());
                started = true;
                return status();
            } finally {
                if (!started) {
                    end(launch.state.processes());
                    folder.clear();
                }
            }
        });
    }

    /**
     * Starts further processes beside those of a running cluster, with its settings and environment, and waits until they have registered.
     *
     * @param taskManagers how many
     * @param jobManagers how many; takes a cluster with high availability
     */
    public ClusterStatus add(int taskManagers, int jobManagers, Duration patience) {
        return folder.locked(() -> {
            ClusterState state = folder.read()
                    .orElseThrow(() -> Fault.configuration("no cluster was started in " + folder.root()
                            + "; start one first: undercut cluster start"));
            ClusterSettings settings = ClusterSettings.in(folder);
            if (jobManagers > 0 && !settings.survivesJobManagers()) {
                throw Fault.configuration("--job-managers is " + jobManagers
                        + "; the cluster has no high availability, so one JobManager is all: start it with"
                        + " --flink-option high-availability.type=zookeeper and its other keys");
            }
            Launch launch = new Launch(state, settings, ApplicationJars.ofThisProgram());
            boolean started = false;
            try {
                for (int i = 0; i < jobManagers; i++) {
                    launch.jobManager(launch.state.nextRestAddress(new FreePorts()));
                }
                for (int i = 0; i < taskManagers; i++) {
                    launch.taskManager();
                }
                launch.await(patience);
                started = true;
                return status();
            } finally {
                if (!started) {
                    end(launch.fresh.stream().map(Started::entry).toList());
                    folder.write(state);
                }
            }
        });
    }

    /** The processes as they are now. */
    public ClusterStatus status() {
        ClusterState state = folder.read().orElse(null);
        if (state == null) {
            return new ClusterStatus(null, null, List.of());
        }
        Map<String, Registered> registered = registered(state);
        List<Member> members = new ArrayList<>();
        for (ClusterProcess one : state.processes()) {
            boolean alive = one.alive();
            Registered seen = registered.get(one.resourceId());
            members.add(new Member(
                    one.role().name().toLowerCase(Locale.ROOT),
                    one.pid(),
                    alive,
                    one.role() == Role.JOBMANAGER ? alive && answers(one) : seen != null,
                    one.resourceId(),
                    seen == null ? one.address() : seen.address(),
                    alive ? one.metricsPort() : null,
                    one.slots(),
                    one.log()));
        }
        return new ClusterStatus(target(state), "http://" + target(state), members);
    }

    /** Ends all processes, by force after a grace; true if any ran. */
    public boolean stop() {
        return folder.locked(() -> {
            List<ClusterProcess> processes =
                    folder.read().map(ClusterState::processes).orElse(List.of());
            boolean ran = processes.stream().anyMatch(ClusterProcess::alive);
            end(processes);
            folder.clear();
            return ran;
        });
    }

    /** The first JobManager that lives; with none alive, the first of all. */
    private static String target(ClusterState state) {
        return state.processes().stream()
                .filter(process -> process.role() == Role.JOBMANAGER && process.alive())
                .map(ClusterProcess::address)
                .findFirst()
                .orElse(state.target());
    }

    private static boolean answers(ClusterProcess jobManager) {
        try (FlinkRest rest = FlinkRest.at(jobManager.address())) {
            rest.slots();
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static Map<String, Registered> registered(ClusterState state) {
        try (FlinkRest rest = FlinkRest.at(target(state))) {
            return rest.taskManagers().stream().collect(Collectors.toMap(Registered::id, Function.identity()));
        } catch (IOException notYet) {
            return Map.of();
        }
    }

    private static void end(List<ClusterProcess> processes) {
        List<ProcessHandle> running =
                processes.stream().flatMap(process -> process.handle().stream()).toList();
        running.forEach(ProcessHandle::destroy);
        if (!GRACE.until(() -> processes.stream().noneMatch(ClusterProcess::alive))) {
            running.forEach(ProcessHandle::destroyForcibly);
            GRACE.until(() -> processes.stream().noneMatch(ClusterProcess::alive));
        }
    }

    /** A process just started, and what the state file says of it. */
    private record Started(Process process, ClusterProcess entry) {}

    /** Processes being started. */
    private final class Launch {
        private final DetachedJvm jvm;
        private final List<Started> fresh = new ArrayList<>();
        private ClusterState state;

        private Launch(ClusterState state, ClusterSettings settings, ApplicationJars jars) {
            this.state = state;
            this.jvm = new DetachedJvm(folder, settings, state.math(), jars.classPath(folder));
        }

        private void jobManager(String address) {
            String port = address.substring(address.lastIndexOf(':') + 1);
            start(Role.JOBMANAGER, address, 0, List.of("rest.port=" + port, "rest.bind-port=" + port));
        }

        private void taskManager() {
            String id = state.nextId(Role.TASKMANAGER);
            start(Role.TASKMANAGER, null, state.slots(), List.of("taskmanager.resource-id=" + id));
        }

        private void start(Role role, String address, int slots, List<String> options) {
            String id = state.nextId(role);
            Process process = jvm.start(role, id, options);
            ClusterProcess entry = new ClusterProcess(
                    role,
                    id,
                    process.pid(),
                    ClusterProcess.startedMillis(process.toHandle()),
                    address,
                    slots,
                    folder.log(id).toString());
            fresh.add(new Started(process, entry));
            state = state.with(entry);
            // Written at once: whatever happens to this command, the next one knows the process.
            folder.write(state);
        }

        private void await(Duration patience) {
            boolean inTime = Patience.of(patience).until(() -> {
                boolean registered = allRegistered();
                for (Started one : fresh) {
                    if (!registered && !one.process().isAlive()) {
                        throw StartFailure.ended(one.entry(), one.process().exitValue());
                    }
                }
                return registered;
            });
            if (!inTime) {
                throw StartFailure.late(fresh.get(0).entry(), patience);
            }
        }

        private boolean allRegistered() {
            Map<String, Registered> registered = registered(state);
            return fresh.stream()
                    .map(Started::entry)
                    .allMatch(one ->
                            one.role() == Role.JOBMANAGER ? answers(one) : registered.containsKey(one.resourceId()));
        }
    }
}
