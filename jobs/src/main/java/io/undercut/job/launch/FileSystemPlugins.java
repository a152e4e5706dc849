package io.undercut.job.launch;

import org.apache.flink.configuration.ConfigConstants;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.GlobalConfiguration;
import org.apache.flink.core.fs.FileSystem;
import org.apache.flink.core.plugin.PluginUtils;

/**
 * Flink's file systems of other schemes, such as {@code gs}: plugins of the folder that {@code FLINK_PLUGINS_DIR} names, with the settings of
 * {@code FLINK_CONF_DIR}. Flink's own programs load them; a command that is none has to.
 */
final class FileSystemPlugins {
    private FileSystemPlugins() {}

    /** Loads them where the environment names a folder. */
    static void load() {
        if (System.getenv(ConfigConstants.ENV_FLINK_PLUGINS_DIR) != null) {
            Configuration settings = System.getenv(ConfigConstants.ENV_FLINK_CONF_DIR) == null
                    ? new Configuration()
                    : GlobalConfiguration.loadConfiguration();
            FileSystem.initialize(settings, PluginUtils.createPluginManagerFromRootFolder(settings));
        }
    }
}
