package io.undercut.zoo.packaging;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.fault.StorageFault;
import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.VersionArchive;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A model from an archive that {@code models package} wrote. Needs no Flink; safe for use by several threads at once. */
public final class PackagedModel implements AutoCloseable {
    private final VersionArchive archive;
    private final ModelSignature signature;
    private final ConcurrentModel model;

    private PackagedModel(VersionArchive archive) {
        this.archive = archive;
        this.signature = ModelSignature.read(archive.file(ModelPackage.SIGNATURE));
        byte[] file = archive.file(ModelPackage.MODEL);
        this.model = new ConcurrentModel(() -> PackagedFormats.ANY.open(file));
    }

    /** Opens an archive. A data fault if it is none, an integrity fault if it is not what was published. */
    public static PackagedModel open(Path archive) {
        try {
            return new PackagedModel(VersionArchive.read(Files.readAllBytes(archive)));
        } catch (NoSuchFileException absent) {
            throw Fault.data(archive + " does not exist; check the path, or write it with models package");
        } catch (IOException e) {
            throw StorageFault.of(archive + " cannot be read", e);
        }
    }

    /** {@code model@version}. */
    public String reference() {
        return archive.reference();
    }

    /** What it takes and gives, with units. */
    public ModelSignature signature() {
        return signature;
    }

    /** Another file of the version, such as {@code model-card.md}. */
    public byte[] file(String name) {
        return archive.file(name);
    }

    /**
     * Predicts for one row.
     *
     * @param row inputs in physical units by name; one that is left out is unknown
     * @return the numbers that are predicted, in the label's unit; of classes their probabilities, in the signature's order
     */
    public float[] predict(Map<String, ? extends Number> row) {
        List<String> names = signature.features().stream().map(Feature::name).toList();
        String length = signature.length() == null ? null : signature.length().name();
        for (String name : row.keySet()) {
            if (!names.contains(name) && !name.equals(length)) {
                throw Fault.configuration(reference() + " has no input '" + name + "'; it has " + Phrase.list(names));
            }
        }
        float[] features = new float[names.size()];
        for (int at = 0; at < features.length; at++) {
            Number value = row.get(names.get(at));
            features[at] = value == null ? Float.NaN : value.floatValue();
        }
        Number steps = length == null ? null : row.get(length);
        return predict(features, steps == null ? new int[0] : new int[] {steps.intValue()}, 1);
    }

    /** Predicts for rows, as {@link Model#predict(float[], int[], int)}. */
    public float[] predict(float[] features, int[] lengths, int rows) {
        int width = signature.features().size();
        if (features.length != rows * width) {
            throw Fault.configuration(features.length + " numbers are not " + rows + " rows of " + width + ", as "
                    + reference() + " reads");
        }
        return model.predict(features, lengths, rows);
    }

    @Override
    public void close() {
        model.close();
    }
}
