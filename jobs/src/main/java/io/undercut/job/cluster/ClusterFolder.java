package io.undercut.job.cluster;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.fault.StorageFault;
import io.undercut.zoo.registry.store.AsideFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.flink.util.FileUtils;

/** The folder of a cluster: {@code cluster.json} with its processes, configuration, logs, jars, temporary files. */
record ClusterFolder(Path root) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    /** Flink splits the folders for its temporary files at these. */
    void refuseSeparators() {
        if (root.toString().matches(".*[,|:].*")) {
            throw Fault.configuration("the cluster's folder would be " + root
                    + "; Flink takes ',', ':' and '|' for separators: use a warehouse without them for clusters");
        }
    }

    Path configuration() {
        return root.resolve("conf");
    }

    Path jars() {
        return root.resolve("lib");
    }

    /** Flink's plugins, each in a folder of its own. */
    Path plugins() {
        return root.resolve("plugins");
    }

    Path log(String resourceId) {
        return root.resolve("logs").resolve(resourceId + ".log");
    }

    /** A process's own temporary folder: some native libraries unpack under fixed names, which two JVMs would fight over. */
    Path temporary(String resourceId) {
        return root.resolve("tmp").resolve(resourceId);
    }

    private Path state() {
        return root.resolve("cluster.json");
    }

    Optional<ClusterState> read() {
        try {
            return Files.exists(state())
                    ? Optional.of(JSON.readValue(state().toFile(), ClusterState.class))
                    : Optional.empty();
        } catch (IOException e) {
            throw new Fault(
                    FaultReason.INTEGRITY_FAILURE,
                    "the cluster's state " + state() + " cannot be read (" + e.getMessage()
                            + "); end its processes by hand, then delete the file",
                    e);
        }
    }

    void write(ClusterState state) {
        try {
            AsideFile.publish(state(), JSON.writeValueAsBytes(state));
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Forgets the processes and what only they needed; logs stay. */
    void clear() {
        try {
            Files.deleteIfExists(state());
            FileUtils.deleteDirectory(root.resolve("tmp").toFile());
            FileUtils.deleteDirectory(jars().toFile());
            FileUtils.deleteDirectory(plugins().toFile());
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    /** Runs some work while no other command changes this cluster. */
    <T> T locked(Supplier<T> work) {
        try {
            Files.createDirectories(root);
            try (FileChannel channel = FileChannel.open(
                            root.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = channel.tryLock()) {
                if (lock == null) {
                    throw Fault.configuration("another command is changing the cluster in " + root
                            + "; wait for it to end, then run this again");
                }
                return work.get();
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    Fault unwritable(IOException cause) {
        return StorageFault.of("the cluster's folder " + root + " cannot be written", cause);
    }
}
