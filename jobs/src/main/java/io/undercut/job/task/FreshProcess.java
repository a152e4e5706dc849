package io.undercut.job.task;

import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.task.FreshJvm.Ended;
import io.undercut.zoo.catalog.GateLimits;
import io.undercut.zoo.evaluation.Footprint;
import io.undercut.zoo.packaging.ModelCost;
import io.undercut.zoo.provenance.CanonicalJson;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Measures in a JVM of its own, whose heap may not grow beyond the memory that the model may take. */
public final class FreshProcess implements Footprints {
    private static final Logger LOG = LoggerFactory.getLogger(FreshProcess.class);
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
        Ended ended = FreshJvm.run(
                folder,
                options(limits),
                ModelCost.class,
                List.of(model.toString(), asked.toString(), answer.toString()));
        if (ended.code() != 0 || !Files.exists(answer)) {
            return unmeasured("the process ended with " + ended.code() + ": " + ended.said());
        }
        return CanonicalJson.read(Files.readAllBytes(answer), Footprint.class, "the footprint of a model");
    }

    /** One collector thread and a small nursery: memory is what the model needs, not what the machine would give. */
    private static List<String> options(GateLimits limits) {
        return List.of(
                "-XX:+UseSerialGC",
                "-Xmn16m",
                "-Xshare:auto",
                "-Xmx" + Math.max(1, (long) (limits.memoryMb() * BYTES_PER_MB / BYTES_PER_MIB)) + "m");
    }

    private static Footprint unmeasured(String trouble) {
        LOG.warn("what the model costs was not measured: {}", trouble);
        return Footprint.unmeasured(trouble);
    }
}
