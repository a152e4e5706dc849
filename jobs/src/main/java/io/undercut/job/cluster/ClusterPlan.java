package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.zoo.provenance.MathSetting;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A cluster to start.
 *
 * @param taskManagers how many, 1 … 64
 * @param slots of each TaskManager, 1 … 64
 * @param firstPort first port to try for the Web UI and REST
 * @param flinkConf folder of the shipped configuration
 * @param options further Flink options, {@code key=value}, stronger than the shipped ones
 * @param math environment of every process; {@code unset} stays out of it
 * @param patience longest wait for all to register
 */
public record ClusterPlan(
        int taskManagers,
        int slots,
        int firstPort,
        Path flinkConf,
        List<String> options,
        List<MathSetting> math,
        Duration patience) {
    /** Checks counts and the form of options. */
    public ClusterPlan {
        options = List.copyOf(options);
        math = List.copyOf(math);
        within("--task-managers", taskManagers);
        within("--slots", slots);
        for (String option : options) {
            if (option.indexOf('=') < 1) {
                throw Fault.configuration("--flink-option is '" + option + "'; must be KEY=VALUE, KEY one of Flink's");
            }
        }
    }

    static void within(String name, int count) {
        if (count < 1 || count > 64) {
            throw Fault.configuration(name + " is " + count + "; must be within 1 … 64");
        }
    }
}
