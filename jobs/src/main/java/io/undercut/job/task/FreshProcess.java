package io.undercut.job.task;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.catalog.GateLimits;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.packaging.ModelCost;
import io.undercut.zoo.provenance.CanonicalJson;
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

/**
 * Measures in a JVM of its own on this machine: where the command runs, on a cluster the client, or the JobManager in application mode. Its heap
 * may not grow beyond the memory that the model may take.
 */
public final class FreshProcess implements Footprints {
    private static final Logger LOG = LoggerFactory.getLogger(FreshProcess.class);
    private static final Duration LONGEST = Duration.ofMinutes(1);
    /** What a JVM says of itself. */
    private static final List<String> NOT_OURS = List.of("WARNING", "Picked up", "[");

    private static final String VECTORS = "jdk.incubator.vector";
    private static final double BYTES_PER_MB = 1e6;
    private static final int BYTES_PER_MIB = 1 << 20;

    @Override
    public Footprint of(byte[] archive, ModelCost.Rows rows, GateLimits limits) {
        try {
            Path folder = Files.createTempDirectory("model-cost-");
            try {
                return in(folder, archive, rows, limits);
            } finally {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException | Fault trouble) {
            if (trouble instanceof Fault fault && fault.reason() == FaultReason.CANCELLED) {
                throw fault;
            }
            return unmeasured(String.valueOf(trouble.getMessage()));
        }
    }

    private static Footprint in(Path folder, byte[] archive, ModelCost.Rows rows, GateLimits limits)
            throws IOException {
        Path model = Files.write(folder.resolve("model"), archive);
        Path asked = folder.resolve("rows");
        rows.write(asked);
        Path answer = folder.resolve("answer.json");
        Path said = folder.resolve("said");
        List<String> command = new ArrayList<>(java(folder, limits));
        command.addAll(List.of(ModelCost.class.getName(), model.toString(), asked.toString(), answer.toString()));
        Process process = new ProcessBuilder(command)
                .redirectInput(new File("/dev/null"))
                .redirectErrorStream(true)
                .redirectOutput(said.toFile())
                .start();
        if (!ended(process)) {
            return unmeasured("the process took longer than " + LONGEST.toSeconds() + " s");
        }
        if (process.exitValue() != 0 || !Files.exists(answer)) {
            return unmeasured("the process ended with " + process.exitValue() + ": " + firstWords(said));
        }
        return CanonicalJson.read(Files.readAllBytes(answer), Footprint.class, "the footprint of a model");
    }

    private static List<String> java(Path folder, GateLimits limits) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // One collector thread and a small nursery: memory is what the model needs, not what the machine would give.
        command.addAll(List.of("-XX:+UseSerialGC", "-Xmn16m", "-Xshare:auto"));
        command.add("-Xmx" + Math.max(1, (long) (limits.memoryMb() * BYTES_PER_MB / BYTES_PER_MIB)) + "m");
        if (ModuleLayer.boot().findModule(VECTORS).isPresent()) {
            command.add("--add-modules=" + VECTORS);
        }
        command.addAll(List.of("-Djava.io.tmpdir=" + folder, "-Dlog4j2.level=ERROR", "-cp", classPath()));
        return command;
    }

    /** That of this JVM, and what a program that was handed to Flink was loaded from. */
    private static String classPath() {
        Set<String> entries = new LinkedHashSet<>();
        add(ModelCost.class.getProtectionDomain().getCodeSource().getLocation(), entries);
        if (ModelCost.class.getClassLoader() instanceof URLClassLoader loader) {
            for (URL url : loader.getURLs()) {
                add(url, entries);
            }
        }
        entries.addAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
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
            throw new Fault(FaultReason.CANCELLED, "interrupted while a model was measured", interrupted);
        }
    }

    private static String firstWords(Path said) throws IOException {
        return new String(Files.readAllBytes(said), StandardCharsets.UTF_8)
                .lines()
                .filter(line -> !line.isBlank() && NOT_OURS.stream().noneMatch(line::startsWith))
                .findFirst()
                .orElse("it said nothing");
    }

    private static Footprint unmeasured(String trouble) {
        LOG.warn("what the model costs was not measured: {}", trouble);
        return Footprint.unmeasured(trouble);
    }
}
