package io.undercut.job.cluster;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Flink options for a campaign: small JVMs, losses noticed within seconds, state in files however small. All else is as shipped. */
final class FastSettings {
    private static final List<String> ALWAYS = List.of(
            "heartbeat.interval=500 ms",
            "heartbeat.timeout=2500 ms",
            "pekko.ask.timeout=10 s",
            "cluster.registration.error-delay=500 ms",
            "cluster.registration.refused-registration-delay=500 ms",
            "jobmanager.adaptive-scheduler.resource-wait-timeout=60 s",
            "jobmanager.adaptive-scheduler.resource-stabilization-timeout=500 ms",
            "jobmanager.adaptive-scheduler.scaling-interval.min=500 ms",
            "execution.checkpointing.data-inline-threshold=1 kb",
            "web.refresh-interval=200",
            "high-availability.type=zookeeper",
            "high-availability.zookeeper.client.session-timeout=2500 ms",
            "high-availability.zookeeper.client.connection-timeout=2500 ms",
            "high-availability.zookeeper.client.retry-wait=200 ms",
            "high-availability.zookeeper.client.max-retry-attempts=30",
            "jobmanager.memory.process.size=700 mb",
            "jobmanager.memory.jvm-metaspace.size=160 mb",
            "jobmanager.memory.jvm-overhead.max=192 mb",
            "taskmanager.memory.process.size=1200 mb",
            "taskmanager.memory.task.heap.size=320 mb",
            "taskmanager.memory.task.off-heap.size=128 mb",
            "taskmanager.memory.managed.size=16 mb",
            "taskmanager.memory.network.min=64 mb",
            "taskmanager.memory.network.max=64 mb",
            "taskmanager.memory.jvm-metaspace.size=160 mb",
            "taskmanager.memory.jvm-overhead.max=512 mb",
            "env.java.opts.jobmanager=-XX:+UseSerialGC -XX:TieredStopAtLevel=1",
            "env.java.opts.taskmanager=-XX:+UseSerialGC -XX:TieredStopAtLevel=1");

    private FastSettings() {}

    /** With high availability by a ZooKeeper. */
    static List<String> with(String quorum, String root, Path storage) {
        List<String> options = new ArrayList<>(ALWAYS);
        options.add("high-availability.zookeeper.quorum=" + quorum);
        options.add("high-availability.zookeeper.path.root=" + root);
        options.add("high-availability.storageDir=" + storage.toUri());
        return options;
    }
}
