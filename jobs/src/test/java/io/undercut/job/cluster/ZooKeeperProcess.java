package io.undercut.job.cluster;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/** A ZooKeeper server in a JVM of its own, from the classes that Flink brings along. */
final class ZooKeeperProcess implements AutoCloseable {
    private final Path folder;
    private final int port;
    private Process process;

    ZooKeeperProcess(Path folder) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.port = new FreePorts().any();
        start();
    }

    /** Starts it, again after {@link #kill}, on the same port with the same data. */
    void start() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-Dzookeeper.admin.enableServer=false",
                        "-cp",
                        Path.of("target", "undercut", "lib").toAbsolutePath() + "/*",
                        "org.apache.flink.shaded.zookeeper3.org.apache.zookeeper.server.ZooKeeperServerMain",
                        Integer.toString(port),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("zookeeper.log").toFile())
                .start();
        await().atMost(Duration.ofSeconds(30)).until(this::listens);
    }

    private boolean listens() {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return socket.isConnected();
        } catch (IOException notYet) {
            return false;
        }
    }

    String quorum() {
        return "127.0.0.1:" + port;
    }

    /** Ends it as a crash would. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
