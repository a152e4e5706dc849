package io.undercut.job.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Runs this module's jars in a JVM of their own. Needs {@code package}, as every integration test does. */
final class CommandProcess {
    private static final Path APPLICATION = Path.of("target", "undercut").toAbsolutePath();
    private static final long PATIENCE_SECONDS = Long.getLong("undercut.patience.seconds", 300);
    private static final String HEAP = "700m";
    private static final String DIRECT = System.getProperty("undercut.direct", "700m");

    private final Path folder;
    private final String heap;

    /**
     * Commands with their output below a folder.
     *
     * @param folder for output
     */
    CommandProcess(Path folder) {
        this(folder, HEAP);
    }

    /**
     * Commands with a heap of their own.
     *
     * @param folder for output
     * @param heap as {@code -Xmx} takes it
     */
    CommandProcess(Path folder, String heap) {
        this.folder = folder;
        this.heap = heap;
    }

    /**
     * A command that was started.
     *
     * @param process its JVM
     * @param command its words
     * @param out file of its standard output
     * @param err file of its standard error
     */
    record Running(Process process, List<String> command, Path out, Path err) {
        /** Waits for its end. */
        Outcome outcome() {
            try {
                boolean ended = process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS);
                if (!ended) {
                    process.destroyForcibly();
                }
                assertThat(ended)
                        .as("%s ended in time; it said: %s", command, said())
                        .isTrue();
                return new Outcome(process.exitValue(), Files.readString(out, StandardCharsets.UTF_8), said());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted", e);
            }
        }

        /** Ends it as a crash would: SIGKILL. */
        void kill() {
            process.destroyForcibly().onExit().join();
        }

        /** Its standard error so far. */
        String said() {
            try {
                return Files.readString(err, StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * What a command left.
     *
     * @param code exit code
     * @param out standard output
     * @param err standard error
     */
    record Outcome(int code, String out, String err) {}

    static Path jobJar() {
        return APPLICATION.resolve("undercut.jar");
    }

    Outcome undercut(String... arguments) {
        return begin(arguments).outcome();
    }

    /** Starts a command and returns while it runs. */
    Running begin(String... arguments) {
        return start("io.undercut.job.launch.UndercutCli", List.of(), arguments);
    }

    /**
     * Flink's own command line, with a class path of Flink alone.
     *
     * @param configuration Flink's configuration folder
     */
    Outcome flink(Path configuration, String... arguments) {
        return start("org.apache.flink.client.cli.CliFrontend", List.of(configuration), arguments)
                .outcome();
    }

    private Running start(String main, List<Path> flinkConfiguration, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseParallelGC",
                // Flink's network buffers; by default as much as the heap.
                "-XX:MaxDirectMemorySize=" + DIRECT,
                "-Dundercut.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-Dundercut.log.dir=" + folder,
                "-Dlog4j2.configurationFile="
                        + Path.of("..", "flink-conf", "log4j2-cli.properties").toAbsolutePath(),
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-cp",
                flinkConfiguration.isEmpty() ? APPLICATION.resolve("lib") + "/*" : flinkAlone(),
                main));
        command.addAll(List.of(arguments));
        try {
            File out = Files.createTempFile(folder, "command", ".out").toFile();
            File err = Files.createTempFile(folder, "command", ".err").toFile();
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(out).redirectError(err);
            flinkConfiguration.forEach(conf -> builder.environment().put("FLINK_CONF_DIR", conf.toString()));
            return new Running(builder.start(), command, out.toPath(), err.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** None of ours: those come with the job jar. */
    private static String flinkAlone() {
        File[] jars = APPLICATION
                .resolve("lib")
                .toFile()
                .listFiles((lib, name) -> name.endsWith(".jar") && !name.matches("(undercut|nd4j|deeplearning4j)-.*"));
        assertThat(jars).isNotEmpty();
        return String.join(
                File.pathSeparator, List.of(jars).stream().map(File::getPath).toList());
    }
}
