package io.undercut.job.task;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.job.config.RunSettings;
import io.undercut.job.flink.FlinkSite;
import io.undercut.job.graph.FitDiscriminant;
import io.undercut.job.graph.FitDiscriminant.Fitted;
import io.undercut.job.report.LossPoint;
import io.undercut.stream.training.RunFolder;
import io.undercut.zoo.catalog.DiscriminantLearner;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.example.PartitionedShards;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.StepFingerprint;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Fits a linear discriminant: one Flink job of one task, over before a checkpoint would be; a run taken up again fits it anew. */
final class DiscriminantTrainer implements Trainer {
    private final ModelType type;
    private final DiscriminantLearner learner;
    private final FlinkSite site;
    private final RunSettings settings;
    private final String runId;

    /** A trainer for one run. */
    DiscriminantTrainer(
            ModelType type, DiscriminantLearner learner, FlinkSite site, RunSettings settings, String runId) {
        this.type = type;
        this.learner = learner;
        this.site = site;
        this.settings = settings;
        this.runId = runId;
    }

    @Override
    public TrainedModel train(TrainingData data, StartingPoint start) {
        start.requireFit(type);
        if (start.savepoint() != null) {
            throw Fault.configuration(type.name() + " is " + learner.word()
                    + ", which is fitted at once and has no savepoints; leave --from-savepoint out");
        }
        PartitionedShards shards =
                new PartitionedShards(data.files(), type.columns().width(), data.split());
        Standardisation standardisation = data.trainingRows(learner.network()).standardisation();
        SortedMap<String, Object> configuration = new TreeMap<>();
        configuration.put("discriminant", learner);
        RunFolder folder = folder(type.name());
        new FirstStart(folder, runId).keep(data, configuration);
        Fitted fitted = FitDiscriminant.run(site, type.name(), learner, standardisation, shards, settings.seed());
        folder.writeModel(fitted.archive());
        return new TrainedModel(
                data,
                type.name(),
                fitted.archive(),
                new StepFingerprint("closed form", List.of()),
                1,
                CanonicalJson.read(CanonicalJson.write(configuration), ObjectNode.class, "configuration"),
                List.of(new LossPoint(
                        1, 1, fitted.loss(), Double.isNaN(fitted.validationLoss()) ? null : fitted.validationLoss())),
                new TreeSet<>(),
                "");
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
