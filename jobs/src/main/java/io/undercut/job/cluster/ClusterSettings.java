package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.door.ClosedDoors;
import io.undercut.zoo.provenance.MathSetting;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.ConfigurationUtils;
import org.apache.flink.configuration.CoreOptions;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.configuration.HighAvailabilityOptions;
import org.apache.flink.configuration.IllegalConfigurationException;
import org.apache.flink.configuration.JobManagerOptions;
import org.apache.flink.configuration.MemorySize;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.TaskManagerOptions;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessSpec;
import org.apache.flink.runtime.clusterframework.TaskExecutorProcessUtils;
import org.apache.flink.runtime.jobmanager.JobManagerProcessSpec;
import org.apache.flink.runtime.jobmanager.JobManagerProcessUtils;
import org.apache.flink.runtime.util.config.memory.ProcessMemoryUtils;

/** The one configuration file of a local cluster, and what follows from it for the command lines of its processes. */
final class ClusterSettings {
    private static final String HOST = "127.0.0.1";
    private static final ConfigOption<String> REPORTERS =
            ConfigOptions.key("metrics.reporters").stringType().defaultValue("prometheus");

    /** Several processes on one machine each take the next free one. */
    private static final ConfigOption<String> METRICS_PORTS =
            ConfigOptions.key("metrics.reporter.prometheus.port").stringType().defaultValue("9249-9269");

    private final Configuration configuration;

    private ClusterSettings(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The shipped settings, with this machine's addresses and the plan's wishes over them. */
    static ClusterSettings of(ClusterPlan plan, ApplicationJars jars, FreePorts ports) {
        if (!Files.isRegularFile(plan.flinkConf().resolve("config.yaml"))) {
            throw Fault.configuration("--flink-conf is " + plan.flinkConf()
                    + "; must be a folder with Flink's config.yaml, such as flink-conf of this project");
        }
        Configuration settings =
                GlobalConfiguration.loadConfiguration(plan.flinkConf().toString());
        int uiPort = ports.from(plan.firstPort());
        settings.addAll(ClosedDoors.on(HOST, uiPort));
        settings.set(JobManagerOptions.PORT, ports.any());
        settings.set(RestOptions.PORT, uiPort);
        settings.set(REPORTERS, settings.get(REPORTERS));
        settings.set(METRICS_PORTS, settings.get(METRICS_PORTS));
        // Flink's own Prometheus reporter listens on every address.
        settings.setString("metrics.reporter.prometheus.factory.class", LocalPrometheus.Factory.class.getName());
        settings.set(TaskManagerOptions.NUM_TASK_SLOTS, plan.slots());
        for (ConfigOption<MemorySize> option : List.of(
                TaskManagerOptions.TOTAL_PROCESS_MEMORY,
                TaskManagerOptions.TASK_HEAP_MEMORY,
                TaskManagerOptions.TASK_OFF_HEAP_MEMORY,
                TaskManagerOptions.MANAGED_MEMORY_SIZE)) {
            // The shipped sizes are for one slot.
            settings.getOptional(option).ifPresent(size -> settings.set(option, size.multiply(plan.slots())));
        }
        // What is left of the multiplied sizes is the JVM's: at Flink's limit for one slot, two slots are refused.
        settings.set(
                TaskManagerOptions.JVM_OVERHEAD_MAX,
                settings.get(TaskManagerOptions.JVM_OVERHEAD_MAX).multiply(plan.slots()));
        settings.setString(TargetCluster.BUILD, jars.build());
        settings.setString(TargetCluster.LIBRARIES, jars.libraries());
        for (MathSetting setting : plan.math()) {
            String key = TargetCluster.ENVIRONMENT + setting.name();
            if (setting.value().equals("unset")) {
                settings.removeKey(key);
            } else {
                settings.setString(key, setting.value());
            }
        }
        for (String option : plan.options()) {
            int equals = option.indexOf('=');
            settings.setString(option.substring(0, equals), option.substring(equals + 1));
        }
        return new ClusterSettings(settings).checked();
    }

    private ClusterSettings checked() {
        try {
            jobManager();
            taskManager();
            return this;
        } catch (IllegalConfigurationException | IllegalArgumentException e) {
            throw new Fault(
                    FaultReason.INVALID_CONFIGURATION,
                    "the cluster's settings do not fit together: " + e.getMessage()
                            + "; mend flink-conf's config.yaml or --flink-option",
                    e);
        }
    }

    /** The settings of a cluster that was started before. */
    static ClusterSettings in(ClusterFolder folder) {
        return new ClusterSettings(
                GlobalConfiguration.loadConfiguration(folder.configuration().toString()));
    }

    void write(ClusterFolder folder, Path flinkConf) {
        try {
            Files.createDirectories(folder.configuration());
            Files.write(
                    folder.configuration().resolve("config.yaml"),
                    ConfigurationUtils.convertConfigToWritableLines(configuration, true));
            Path logging = flinkConf.resolve("log4j-console.properties");
            if (Files.exists(logging)) {
                Files.write(folder.configuration().resolve("log4j-console.properties"), Files.readAllBytes(logging));
            }
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }

    String target() {
        return configuration.get(RestOptions.ADDRESS) + ":" + configuration.get(RestOptions.PORT);
    }

    boolean survivesJobManagers() {
        return !configuration.get(HighAvailabilityOptions.HA_MODE).equalsIgnoreCase("none");
    }

    /** JVM options and Flink's own, as Flink's start script gets them from BashJavaUtils, without two more JVMs. */
    List<String> jvm(ClusterProcess.Role role) {
        List<String> options = new ArrayList<>();
        if (role == ClusterProcess.Role.JOBMANAGER) {
            options.addAll(words(JobManagerProcessUtils.generateJvmParametersStr(jobManager(), configuration)));
            options.addAll(words(configuration.get(CoreOptions.FLINK_JVM_OPTIONS)));
            options.addAll(words(configuration.get(CoreOptions.FLINK_JM_JVM_OPTIONS)));
        } else {
            options.addAll(words(ProcessMemoryUtils.generateJvmParametersStr(taskManager())));
            options.addAll(words(configuration.get(CoreOptions.FLINK_JVM_OPTIONS)));
            options.addAll(words(configuration.get(CoreOptions.FLINK_TM_JVM_OPTIONS)));
        }
        return options;
    }

    /** The sizes that the process is told, so that it does not work them out again from its own view of the machine. */
    List<String> memory(ClusterProcess.Role role) {
        return words(
                role == ClusterProcess.Role.JOBMANAGER
                        ? JobManagerProcessUtils.generateDynamicConfigsStr(jobManager())
                        : TaskExecutorProcessUtils.generateDynamicConfigsStr(taskManager()));
    }

    private JobManagerProcessSpec jobManager() {
        return JobManagerProcessUtils.processSpecFromConfigWithNewOptionToInterpretLegacyHeap(
                configuration, JobManagerOptions.JVM_HEAP_MEMORY);
    }

    private TaskExecutorProcessSpec taskManager() {
        return TaskExecutorProcessUtils.processSpecFromConfig(
                TaskExecutorProcessUtils.getConfigurationMapLegacyTaskManagerHeapSizeToConfigOption(
                        configuration, TaskManagerOptions.TASK_HEAP_MEMORY));
    }

    private static List<String> words(String line) {
        return Stream.of(line.trim().split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }
}
