package io.undercut.testing;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.PackageFile;
import java.util.ArrayList;
import java.util.List;

/** Packages to publish, told apart by the text of the model. */
public final class ModelPackages {
    private ModelPackages() {}

    /** A package with every identity file, a card and circumstances. */
    public static ModelPackage of(String modelType, String model) {
        return of(modelType, model, "somewhere");
    }

    /** A package of the same identity made under other circumstances. */
    public static ModelPackage of(String modelType, String model, String circumstances) {
        return new ModelPackage(modelType, files(model, circumstances));
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
