package io.undercut.job.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.common.io.MoreFiles;
import com.google.common.io.RecursiveDeleteOption;
import io.undercut.fault.Fault;
import io.undercut.job.config.RunSettings;
import io.undercut.job.dag.SuppliedFile;
import io.undercut.job.task.FreshJvm.Ended;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.table.Checksum;
import io.undercut.stream.training.RunFolder;
import io.undercut.zoo.boosting.SuppliedArchive;
import io.undercut.zoo.boosting.SuppliedArchive.Supplied;
import io.undercut.zoo.boosting.SuppliedTrial;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.catalog.SuppliedLearner;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.StepFingerprint;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.flink.core.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Trains nothing: takes a file that was trained elsewhere, and puts it where a trained model would lie. */
final class SuppliedTrainer implements Trainer {
    private static final Logger LOG = LoggerFactory.getLogger(SuppliedTrainer.class);
    /** Half of what a model may take of a process's memory. */
    private static final long MOST_BYTES = 1 << 28;

    /** A crash leaves no core behind, and its report in the folder that goes. */
    private static final List<String> QUICK =
            List.of("-XX:+UseSerialGC", "-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:-CreateCoredumpOnCrash");

    private final ModelType type;
    private final SuppliedLearner learner;
    private final RunSettings settings;
    private final String runId;

    /** A trainer for one run. */
    SuppliedTrainer(ModelType type, SuppliedLearner learner, RunSettings settings, String runId) {
        this.type = type;
        this.learner = learner;
        this.settings = settings;
        this.runId = runId;
    }

    @Override
    public TrainedModel train(TrainingData data, StartingPoint start) {
        start.requireFit(type);
        byte[] file = read(start.supplied().file());
        if (!Checksum.sha256(file).equals(start.supplied().sha256())) {
            throw Fault.data(start.supplied().file()
                    + " has changed since the run began; put it back as it was, or start a new run");
        }
        Supplied supplied =
                SuppliedArchive.look(learner.asked(type), shown(start.supplied().file()), file);
        SortedMap<String, Object> configuration = new TreeMap<>();
        configuration.put("algorithm", learner.algorithm());
        configuration.put("supplied", supplied);
        RunFolder folder = folder(type.name());
        new FirstStart(folder, runId).keep(data, configuration);
        byte[] archive = SuppliedArchive.write(learner.asked(type), file);
        folder.writeModel(archive);
        return new TrainedModel(
                data,
                type.name(),
                archive,
                new StepFingerprint(SuppliedArchive.applier(), List.of()),
                1,
                CanonicalJson.read(CanonicalJson.write(configuration), ObjectNode.class, "configuration"),
                List.of(),
                new TreeSet<>(),
                "supplied, not trained here: sha256 " + supplied.sha256());
    }

    /** The file as it lies there now, once it is known to be what a model type asks for. */
    static SuppliedFile looked(ModelType type, SuppliedLearner learner, SuppliedFile named) {
        byte[] file = read(named.file());
        tried(shown(named.file()), file);
        Supplied supplied = SuppliedArchive.look(learner.asked(type), shown(named.file()), file);
        return new SuppliedFile(named.file(), supplied.sha256());
    }

    /**
     * Opens the file in a process of its own first: trees that were damaged on their way may take the process with them that asks them. What
     * comes after goes by the checksum.
     */
    private static void tried(String shown, byte[] file) {
        try {
            java.nio.file.Path folder = Files.createTempDirectory("supplied-model-");
            try {
                java.nio.file.Path copy = Files.write(folder.resolve("model.cbm"), file);
                Ended ended = FreshJvm.run(folder, QUICK, SuppliedTrial.class, List.of(copy.toString()));
                if (ended.code() != 0) {
                    throw Fault.data(shown + " is damaged, CatBoost crashes on it (exit code " + ended.code()
                            + "); copy it again from where it was trained");
                }
            } finally {
                MoreFiles.deleteRecursively(folder, RecursiveDeleteOption.ALLOW_INSECURE);
            }
        } catch (IOException trouble) {
            LOG.warn("{} was not tried in a process of its own: {}", shown, trouble.getMessage());
        }
    }

    private static String shown(String file) {
        return "--supplied-model " + file;
    }

    private static byte[] read(String file) {
        Path path = new Path(file);
        if (!LakeFiles.exists(path)) {
            throw Fault.data(shown(file) + " does not exist; check the path");
        }
        if (LakeFiles.isFolder(path)) {
            throw Fault.data(shown(file) + " is a folder; must be a file that CatBoost wrote: name the file in it");
        }
        if (LakeFiles.length(path) > MOST_BYTES) {
            throw Fault.data("%s has %,d bytes; must have at most %,d: train fewer or shallower trees"
                    .formatted(shown(file), LakeFiles.length(path), MOST_BYTES));
        }
        return LakeFiles.read(path);
    }

    @Override
    public Optional<String> lacking() {
        return Optional.empty();
    }

    @Override
    public RunFolder folder(String attempt) {
        return new RunFolder(settings.warehouse().run(runId) + "/" + attempt);
    }
}
