package io.undercut.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.LocalStep;
import io.undercut.zoo.network.LocalSteps;
import io.undercut.zoo.network.NetworkArchive;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.PackageFile;
import java.util.ArrayList;
import java.util.List;

/** Packages to publish, told apart by the text of the model. */
public final class ModelPackages {
    public static final NetworkSpec NETWORK = new NetworkSpec(
            3,
            List.of(new NetworkSpec.Dense(7, NetworkSpec.Activation.RELU)),
            NetworkSpec.Loss.ABSOLUTE_ERROR,
            new NetworkSpec.Adam(0.001, 0.9, 0.999, 100),
            0);

    private ModelPackages() {}

    /** A package with every identity file, a card and circumstances. */
    public static ModelPackage of(String modelType, String model) {
        return of(modelType, model, "somewhere");
    }

    /** A package of the same identity made under other circumstances. */
    public static ModelPackage of(String modelType, String model, String circumstances) {
        return new ModelPackage(modelType, files(model, circumstances));
    }

    /** A package whose model is a network that can be opened; the seed tells it apart. */
    public static ModelPackage ofNetwork(String modelType, long seed) {
        List<PackageFile> files = files("", "somewhere");
        files.set(0, PackageFile.identity(ModelPackage.MODEL, network(seed)));
        return new ModelPackage(modelType, files);
    }

    public static byte[] network(long seed) {
        try (LocalStep step = LocalSteps.FUSED.open(NETWORK, seed, 20)) {
            return NetworkArchive.write(
                    LocalSteps.FUSED,
                    NETWORK,
                    seed,
                    step.state(),
                    Standardisation.fit(Tables.nonLinear(20, NETWORK.inputs(), 5)));
        }
    }

    /** The files of such a package, to be changed. */
    public static List<PackageFile> files(String model, String circumstances) {
        List<PackageFile> files = new ArrayList<>();
        files.add(PackageFile.identity("model.zip", ("model " + model).getBytes(UTF_8)));
        files.add(PackageFile.identity("signature.json", "{\"features\":[\"tire_age\"]}".getBytes(UTF_8)));
        files.add(PackageFile.identity("metrics.json", "{\"mae\":0.1}".getBytes(UTF_8)));
        files.add(PackageFile.identity("lineage.json", "{\"seed\":42}".getBytes(UTF_8)));
        files.add(PackageFile.descriptive("model-card.md", ("# Card " + circumstances).getBytes(UTF_8)));
        files.add(PackageFile.descriptive("circumstances.json", circumstances.getBytes(UTF_8)));
        return files;
    }
}
