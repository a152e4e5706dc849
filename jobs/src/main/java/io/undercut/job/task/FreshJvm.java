package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a program of ours in a JVM of its own on this machine: where the command runs, on a cluster the client, or the JobManager in application mode. */
final class FreshJvm {
    private static final Logger LOG = LoggerFactory.getLogger(FreshJvm.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** What a JVM says of itself. */
    private static final List<String> NOT_OURS = List.of("WARNING", "Picked up", "[");

    private static final String VECTORS = "jdk.incubator.vector";

    private FreshJvm() {}

    /**
     * A program that has ended.
     *
     * @param code its exit code
     * @param said the first line that it wrote
     */
    record Ended(int code, String said) {}

    /**
     * Runs one; a fault if it takes longer than a minute.
     *
     * @param folder where it leaves what it must, even if it crashes
     * @param options of the JVM
     * @param program whose main method is run
     * @param words its arguments
     */
    static Ended run(Path folder, List<String> options, Class<?> program, List<String> words) throws IOException {
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
            command.add("--add-modules=" + VECTORS);
        }
        command.addAll(List.of("-Djava.io.tmpdir=" + folder, "-Dlog4j2.level=ERROR", "-cp", classPath(program)));
        command.add(program.getName());
        command.addAll(words);
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!ended(process)) {
            throw new Fault(FaultReason.TIMEOUT_EXCEEDED, "the process took longer than " + LONGEST.toSeconds() + " s");
        }
        return new Ended(process.exitValue(), firstWords(said));
    }

    /** That of this JVM, and what a program that was handed to Flink was loaded from. */
    private static String classPath(Class<?> program) {
        Set<String> entries = new LinkedHashSet<>();
        add(program.getProtectionDomain().getCodeSource().getLocation(), entries);
        if (program.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                add(url, entries);
            }
        }
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
            // The program starts in another folder.
            entries.add(new File(entry).getAbsolutePath());
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void add(URL url, Set<String> entries) {
        try {
            if (url.getProtocol().equals("file")) {
                entries.add(Path.of(url.toURI()).toString());
            }
        } catch (URISyntaxException odd) {
            LOG.debug("{} is no place of classes", url, odd);
        }
    }

    private static boolean ended(Process process) {
        try {
            boolean ended = process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            return ended;
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Fault(
                    FaultReason.CANCELLED, "interrupted while a process of its own was waited for", interrupted);
        }
    }

    private static String firstWords(Path said) throws IOException {
        return new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && NOT_OURS.stream().noneMatch(line::startsWith))
                .findFirst()
                .orElse("it said nothing");
    }
}
