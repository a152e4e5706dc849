package io.undercut.job.cluster;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Says why a cluster did not start. */
final class StartFailure {
    private StartFailure() {}

    static Fault ended(ClusterProcess process, int exitCode) {
        return new Fault(
                FaultReason.WORKER_CRASH,
                "%s ended with code %d while the cluster started: %s (all of it: %s)"
                        .formatted(process.resourceId(), exitCode, lastWords(process), process.log()));
    }

    static Fault late(ClusterProcess first, Duration patience) {
        return new Fault(
                FaultReason.RESOURCE_EXHAUSTION,
                "the cluster did not register within %d s; %s says last: %s (all of it: %s); is the machine short of"
                                .formatted(patience.toSeconds(), first.resourceId(), lastWords(first), first.log())
                        + " memory or cores? Give it longer by --patience");
    }

    /** The last line of a log that says something: no frame of a stack, none of the words with which every JVM that fails ends. */
    private static String lastWords(ClusterProcess process) {
        try {
            List<String> lines = new String(Files.readAllBytes(Path.of(process.log())), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank()
                            && !line.matches("\\s+(at |\\.\\.\\. ).*|Error: (Could not create|A fatal).*"))
                    .toList();
            return lines.isEmpty()
                    ? "its log is empty"
                    : lines.get(lines.size() - 1).strip();
        } catch (IOException e) {
            return "its log cannot be read: " + e.getMessage();
        }
    }
}
