package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/**
 * The jars this program runs from: ours, Flink's own, and the libraries that both need.
 *
 * @param jars all of them, sorted by name
 */
record ApplicationJars(List<Path> jars) {
    ApplicationJars {
        jars = jars.stream().sorted(Comparator.comparing(ApplicationJars::name)).toList();
    }

    /** The jars of this JVM's class path. */
    static ApplicationJars ofThisProgram() {
        ApplicationJars found = new ApplicationJars(
                Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> entry.endsWith(".jar"))
                        .map(entry -> Path.of(entry).toAbsolutePath())
                        .toList());
        if (found.ours().isEmpty()) {
            throw Fault.configuration(
                    "this program does not run from its jars, which a cluster needs; start it by bin/undercut");
        }
        return found;
    }

    List<Path> ours() {
        return jars.stream().filter(ApplicationJars::isOurs).toList();
    }

    List<Path> others() {
        return jars.stream().filter(jar -> !isOurs(jar)).toList();
    }

    /** What a cluster that has only Flink is missing. */
    List<Path> beyondFlink() {
        return jars.stream().filter(jar -> !isOfFlinkItself(name(jar))).toList();
    }

    /** Changes with every build of ours. */
    String build() {
        MessageDigest digest = sha256();
        for (Path jar : ours()) {
            try {
                digest.update(Files.readAllBytes(jar));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    /** Changes with the libraries' names, which carry their versions. */
    String libraries() {
        MessageDigest digest = sha256();
        others().forEach(jar -> digest.update((name(jar) + "\n").getBytes(StandardCharsets.UTF_8)));
        return HexFormat.of().formatHex(digest.digest());
    }

    /** A class path with copies of ours, so that a new build under a running cluster changes nothing in it. What of ours Flink takes as a plugin lies beside it. */
    String classPath(ClusterFolder folder) {
        List<String> entries = new ArrayList<>();
        try {
            Files.createDirectories(folder.jars());
            Path plugin = Files.createDirectories(folder.plugins().resolve("undercut"));
            for (Path jar : ours()) {
                Path copy = copied(jar, folder.jars());
                copied(copy, plugin);
                // As the processes see them, which start in the cluster's folder: a class path splits at colons.
                entries.add(folder.root().relativize(copy).toString());
            }
        } catch (IOException e) {
            throw folder.unwritable(e);
        }
        others().forEach(jar -> entries.add(jar.toString()));
        return String.join(File.pathSeparator, entries);
    }

    private static Path copied(Path jar, Path folder) throws IOException {
        Path copy = folder.resolve(name(jar));
        if (!Files.exists(copy)) {
            Files.copy(jar, copy);
        }
        return copy;
    }

    private static boolean isOurs(Path jar) {
        return name(jar).startsWith("undercut-");
    }

    /** Flink's distribution and its logging; the formats are extras there. */
    private static boolean isOfFlinkItself(String name) {
        boolean extra =
                name.startsWith("flink-parquet-") || name.startsWith("flink-avro-") || name.contains("-gcp-pubsub-");
        return (name.startsWith("flink-") && !extra) || name.startsWith("log4j-") || name.startsWith("slf4j-api-");
    }

    private static String name(Path jar) {
        return jar.getFileName().toString();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw Fault.defect("this JVM has no SHA-256", e);
        }
    }
}
