package io.undercut.job.launch;

import io.undercut.job.command.Surroundings.FlinkRequest;
import io.undercut.zoo.provenance.MathSetting;
import java.util.List;
import org.apache.flink.client.program.StreamContextEnvironment;
import org.apache.flink.configuration.ConfigOptions;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.configuration.ReadableConfig;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** This program as {@code flink run} or a cluster in application mode runs it: Flink says where jobs go. */
final class SubmittedProgram {
    private SubmittedProgram() {}

    /** Whether Flink called main and not the shell. */
    static boolean isOne() {
        return StreamExecutionEnvironment.getExecutionEnvironment() instanceof StreamContextEnvironment;
    }

    /** Whether main runs inside the JobManager, which an exit would end. */
    static boolean runsInJobManager() {
        return "embedded".equals(configuration().get(DeploymentOptions.TARGET));
    }

    /** The parallelism that Flink's {@code -p} or configuration asks for. */
    static int parallelism() {
        return StreamExecutionEnvironment.getExecutionEnvironment().getParallelism();
    }

    /** The environment of TaskManagers, as far as the configuration that Flink read says it. */
    static List<MathSetting> math(List<MathSetting> names) {
        ReadableConfig configuration = configuration();
        return names.stream()
                .map(one -> new MathSetting(
                        one.name(),
                        configuration.get(ConfigOptions.key("containerized.taskmanager.env." + one.name())
                                .stringType()
                                .defaultValue("unset"))))
                .toList();
    }

    static FlinkSession open(FlinkRequest request) {
        ReadableConfig configuration = configuration();
        return FlinkSession.submitted(
                request,
                "http://" + configuration.get(RestOptions.ADDRESS) + ":" + configuration.get(RestOptions.PORT));
    }

    private static ReadableConfig configuration() {
        return StreamExecutionEnvironment.getExecutionEnvironment().getConfiguration();
    }
}
