package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.job.config.Warehouse;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.stream.training.RunFolder;
import io.undercut.stream.training.round.ParentModel;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.InheritedNetwork;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a training takes over from a registered version.
 *
 * @param parent the version's model; none if the training begins afresh
 * @param standardisation the one to train under: a parent's parameters mean what they meant only under the parent's
 * @param learned races the parent has learned from, and its parents
 */
record WarmStart(ParentModel parent, Standardisation standardisation, SortedSet<String> learned) {
    private static final String FILE = "parent.zip";

    static WarmStart none(Standardisation fitted) {
        return new WarmStart(ParentModel.NONE, fitted, new TreeSet<>());
    }

    /** Takes a version over, its model into the run's folder, where every machine that trains can read it. */
    static WarmStart from(
            TrainingData data,
            String version,
            Warehouse warehouse,
            Clock clock,
            NetworkSpec network,
            RunFolder folder) {
        String type = data.type().name();
        ModelRegistry registry = new ModelRegistry(ArtifactStores.at(warehouse.models()), clock);
        ModelVersion parent = registry.find(type + "@" + version);
        if (!Arrays.equals(registry.read(parent, ModelPackage.SIGNATURE), CanonicalJson.write(data.signature()))) {
            throw Fault.configuration("--warm-start " + parent.reference() + " reads other features than " + type
                    + " has now; name a version with these, or train without --warm-start");
        }
        byte[] archive = registry.read(parent, ModelPackage.MODEL);
        InheritedNetwork inherited = InheritedNetwork.of(archive, network);
        folder.write(FILE, archive);
        return new WarmStart(
                new ParentModel(folder.uri() + "/" + FILE, parent.modelSha256()),
                inherited.standardisation(),
                LearnedRaces.of(registry, parent));
    }

    /** A score on races that a parent learned from says nothing. */
    void refuseToBeTestedOn(List<String> test) {
        List<String> seen = test.stream().filter(learned::contains).toList();
        if (!seen.isEmpty()) {
            throw Fault.configuration("the model of --warm-start learned from " + seen.size() + " of the test races, "
                    + seen.get(0) + " the first; choose later --test-seasons, or train without --warm-start");
        }
    }
}
