package io.undercut.job.config;

import java.util.List;
import org.apache.flink.configuration.ConfigOption;
import org.apache.flink.configuration.ConfigOptions;

/** Variables of the environment that {@code bin/undercut} reads before the JVM starts. */
public final class LauncherOptions {
    static final ConfigOption<String> JAVA_OPTIONS = ConfigOptions.key("UNDERCUT_JAVA_OPTS")
            .stringType()
            .noDefaultValue()
            .withDescription("further options of the JVM, such as -Xmx4g; they are stronger than ours");
    static final ConfigOption<String> LOG_FOLDER = ConfigOptions.key("UNDERCUT_LOG_DIR")
            .stringType()
            .defaultValue("jobs/target/logs")
            .withDescription("where undercut.log goes; a folder that you may write");
    static final ConfigOption<String> KERNELS = ConfigOptions.key("UNDERCUT_OPENBLAS_CORETYPE")
            .stringType()
            .noDefaultValue()
            .withDescription(
                    "BLAS kernels in place of this CPU's own, such as Haswell or SkylakeX; a cluster needs one kind,"
                            + " for results of DL4J's step differ to the bit between kinds");

    /** All of them. */
    public static final List<ConfigOption<String>> ALL = List.of(JAVA_OPTIONS, LOG_FOLDER, KERNELS);

    private LauncherOptions() {}
}
