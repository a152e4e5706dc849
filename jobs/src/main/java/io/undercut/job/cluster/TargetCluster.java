package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.config.FlinkTarget;
import io.undercut.job.flink.ClusterTimes;
import io.undercut.zoo.provenance.MathSetting;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.HeartbeatManagerOptions;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.JobManagerOptions.SchedulerType;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestartStrategyOptions;

/** A cluster that jobs are sent to, whoever started it. */
public final class TargetCluster {
    /** Keys under which a cluster's configuration tells what its class path holds. */
    static final String BUILD = "undercut.build";

    static final String LIBRARIES = "undercut.libraries";

    /** Below it a cluster's configuration tells the environment of its TaskManagers. */
    static final String ENVIRONMENT = "containerized.taskmanager.env.";

    private final int slots;
    private final Map<String, String> settings;

    private TargetCluster(int slots, Map<String, String> settings) {
        this.slots = slots;
        this.settings = settings;
    }

    /** Asks a cluster about itself. One that does not answer is a failure worth a retry. */
    public static TargetCluster reach(FlinkTarget.Cluster at) {
        try (FlinkRest rest = FlinkRest.at(at.toString())) {
            return new TargetCluster(rest.slots(), rest.settings());
        } catch (IOException e) {
            throw new Fault(
                    FaultReason.NETWORK_TIMEOUT,
                    "--target " + at + " does not answer as a Flink cluster (" + e.getMessage()
                            + "); must be a JobManager's REST address: see the one of"
                            + " 'undercut cluster start', or use embedded",
                    e);
        }
    }

    /** Slots of all its TaskManagers; 0 where they come on demand. */
    public int slots() {
        return slots;
    }

    /** How long it takes to notice a loss, and whether its configuration says how jobs restart. */
    public ClusterTimes times() {
        return times(Configuration.fromMap(settings));
    }

    /** The same of a configuration. */
    public static ClusterTimes times(ReadableConfig configuration) {
        boolean adaptive = configuration.get(JobManagerOptions.SCHEDULER) != SchedulerType.Default;
        return new ClusterTimes(
                configuration
                        .getOptional(RestartStrategyOptions.RESTART_STRATEGY)
                        .isPresent(),
                configuration.get(HeartbeatManagerOptions.HEARTBEAT_TIMEOUT),
                adaptive
                        ? configuration.get(JobManagerOptions.RESOURCE_WAIT_TIMEOUT)
                        : configuration.get(JobManagerOptions.SLOT_REQUEST_TIMEOUT));
    }

    /** The environment of its TaskManagers that decides speed and bits, under the names of the given settings. */
    public List<MathSetting> math(List<MathSetting> names) {
        return names.stream()
                .map(one -> new MathSetting(one.name(), settings.getOrDefault(ENVIRONMENT + one.name(), "unset")))
                .toList();
    }

    /** The jars that jobs of this program must bring along. */
    public List<Path> missingJars() {
        ApplicationJars jars = ApplicationJars.ofThisProgram();
        if (!jars.libraries().equals(settings.get(LIBRARIES))) {
            return jars.beyondFlink();
        }
        return jars.build().equals(settings.get(BUILD)) ? List.of() : jars.ours();
    }
}
