package io.undercut.job.cluster;

import io.undercut.job.door.SerialFilter;
import io.undercut.zoo.provenance.MathSetting;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.configuration.ConfigConstants;

/** Starts JVMs that outlive the command which started them. */
final class DetachedJvm {
    /** In a session of its own the process hears neither Ctrl-C nor the terminal's end; without setsid (macOS) it is told to ignore them. */
    private static final String DETACH =
            "if command -v setsid >/dev/null 2>&1; then exec setsid \"$@\"; else trap '' HUP INT; exec \"$@\"; fi";

    private final ClusterFolder folder;
    private final ClusterSettings settings;
    private final List<MathSetting> math;
    private final String classPath;

    DetachedJvm(ClusterFolder folder, ClusterSettings settings, List<MathSetting> math, String classPath) {
        this.folder = folder;
        this.settings = settings;
        this.math = math;
        this.classPath = classPath;
    }

    /**
     * Starts a process of Flink's.
     *
     * @param options of its own, {@code key=value}
     */
    Process start(ClusterProcess.Role role, String resourceId, List<String> options) {
        Path log = folder.log(resourceId);
        List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", DETACH, "sh"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(settings.jvm(role));
        command.add("-Djdk.serialFilter=" + SerialFilter.PATTERN);
        command.add("-Djava.io.tmpdir=" + folder.temporary(resourceId));
        // Flink's Web UI shows the file of this property; the console goes there.
        command.add("-Dlog.file=" + log);
        // Relative to the folder it is started in: Log4j would decode, and split at commas, what a whole path may have
        // in it.
        command.add("-Dlog4j2.configurationFile="
                + folder.root().relativize(folder.configuration().resolve("log4j-console.properties")));
        command.addAll(List.of("-cp", classPath, mainClass(role), "--configDir"));
        command.add(folder.configuration().toString());
        if (role == ClusterProcess.Role.JOBMANAGER) {
            command.addAll(List.of("--executionMode", "cluster"));
        }
        command.addAll(settings.memory(role));
        for (String option : options) {
            command.addAll(List.of("-D", option));
        }
        try {
            Files.createDirectories(log.getParent());
            Files.createDirectories(folder.temporary(resourceId));
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(folder.root().toFile())
                    .redirectInput(new File("/dev/null"))
                    .redirectOutput(log.toFile())
                    .redirectErrorStream(true);
            Map<String, String> environment = builder.environment();
            environment.put(
                    ConfigConstants.ENV_FLINK_PLUGINS_DIR, folder.plugins().toString());
            for (MathSetting setting : math) {
                if (setting.value().equals("unset")) {
                    environment.remove(setting.name());
                } else {
                    environment.put(setting.name(), setting.value());
                }
            }
            return builder.start();
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
    }

    private static String mainClass(ClusterProcess.Role role) {
        return role == ClusterProcess.Role.JOBMANAGER
                ? "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint"
                : "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";
    }
}
