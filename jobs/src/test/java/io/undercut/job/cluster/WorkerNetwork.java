package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;

/**
 * A network namespace for a TaskManager behind a router namespace whose ways can be made to swallow packets in silence, each direction
 * by itself: what a broken switch does, and what closing a socket does not. Takes Linux and root.
 */
final class WorkerNetwork implements AutoCloseable {
    /** Address of this machine as the worker sees it. */
    static final String CLUSTER = "10.77.0.1";

    /** Address of the worker. */
    static final String WORKER = "10.78.0.2";

    private static final String ROUTER = "undercut-router";
    private static final String NAMESPACE = "undercut-worker";

    /** A way through the router. */
    enum Way {
        TO_THE_WORKER(WORKER),
        FROM_THE_WORKER(CLUSTER);

        private final String blackhole;

        Way(String destination) {
            this.blackhole = "blackhole " + destination + "/32";
        }
    }

    private WorkerNetwork() {}

    /** Whether this machine lets us make namespaces. */
    static boolean possible() {
        return run("ip netns add undercut-probe") == 0 && run("ip netns del undercut-probe") == 0;
    }

    /** Lays both namespaces and the links between them. */
    static WorkerNetwork open() {
        WorkerNetwork network = new WorkerNetwork();
        network.close();
        Stream.of(
                        "ip netns add " + ROUTER,
                        "ip netns add " + NAMESPACE,
                        "ip link add undercut-c type veth peer name undercut-rc",
                        "ip link set undercut-rc netns " + ROUTER,
                        "ip addr add " + CLUSTER + "/24 dev undercut-c",
                        "ip link set undercut-c up",
                        "ip -n " + ROUTER + " addr add 10.77.0.254/24 dev undercut-rc",
                        "ip -n " + ROUTER + " link set undercut-rc up",
                        "ip link add undercut-w type veth peer name undercut-rw",
                        "ip link set undercut-rw netns " + ROUTER,
                        "ip link set undercut-w netns " + NAMESPACE,
                        "ip -n " + ROUTER + " addr add 10.78.0.254/24 dev undercut-rw",
                        "ip -n " + ROUTER + " link set undercut-rw up",
                        "ip -n " + NAMESPACE + " addr add " + WORKER + "/24 dev undercut-w",
                        "ip -n " + NAMESPACE + " link set undercut-w up",
                        "ip -n " + NAMESPACE + " link set lo up",
                        "ip -n " + NAMESPACE + " route add default via 10.78.0.254",
                        "ip route add 10.78.0.0/24 via 10.77.0.254",
                        "ip netns exec " + ROUTER + " sysctl -q -w net.ipv4.ip_forward=1")
                .forEach(WorkerNetwork::done);
        return network;
    }

    /** The words before a command that is to run in the worker's namespace. */
    static List<String> inside() {
        return List.of("ip", "netns", "exec", NAMESPACE);
    }

    void cut(Way way) {
        done("ip -n " + ROUTER + " route add " + way.blackhole);
    }

    void heal(Way way) {
        done("ip -n " + ROUTER + " route del " + way.blackhole);
    }

    private static void done(String command) {
        assertThat(run(command)).as(command).isZero();
    }

    private static int run(String command) {
        try {
            Process process = new ProcessBuilder(command.split(" "))
                    .redirectErrorStream(true)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int code = process.onExit().join().exitValue();
            if (code != 0) {
                System.out.println(command + ": " + said.strip());
            }
            return code;
        } catch (IOException noSuchProgram) {
            return -1;
        }
    }

    /** Takes all down, also what an earlier run left. */
    @Override
    public void close() {
        for (String command :
                List.of("ip netns del " + NAMESPACE, "ip netns del " + ROUTER, "ip link del undercut-c")) {
            run(command);
        }
    }
}
