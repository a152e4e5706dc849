package io.undercut.zoo.registry;

import io.undercut.fault.Fault;
import io.undercut.zoo.registry.store.ArtifactPath;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What is to be published.
 *
 * @param modelType the entry of the model zoo, snake case
 * @param files sorted by name; {@link #REQUIRED} among them as identity files
 */
public record ModelPackage(String modelType, List<PackageFile> files) {
    /** The model itself. */
    public static final String MODEL = "model.zip";
    /** Feature names, types and order. */
    public static final String SIGNATURE = "signature.json";
    /** What evaluation measured. */
    public static final String METRICS = "metrics.json";
    /** What made the model. */
    public static final String LINEAGE = "lineage.json";

    /** Identity files that every package has. */
    public static final List<String> REQUIRED = List.of(LINEAGE, METRICS, MODEL, SIGNATURE);

    /** Refuses names that are malformed, doubled or the registry's own, and a package without a required file. */
    public ModelPackage {
        if (!RegistryLayout.isModelType(modelType)) {
            throw Fault.configuration(
                    "model type is '" + ArtifactPath.printable(modelType) + "'; must be snake case: [a-z][a-z0-9_]*");
        }
        files = files.stream().sorted(Comparator.comparing(PackageFile::name)).toList();
        Set<String> names = new HashSet<>();
        for (PackageFile file : files) {
            if (RegistryLayout.isOwn(file.name())) {
                throw Fault.configuration(file.name() + " is written by the registry; leave it out of the package");
            }
            // Some file systems do not tell a from A.
            if (!names.add(file.name().toLowerCase(Locale.ROOT))) {
                throw Fault.configuration("file '" + file.name() + "' stands twice in the package of " + modelType);
            }
        }
        for (String required : REQUIRED) {
            if (files.stream().noneMatch(file -> file.name().equals(required) && file.role() == FileRole.IDENTITY)) {
                throw Fault.configuration("the package of " + modelType + " lacks the identity file " + required
                        + "; it must have " + REQUIRED);
            }
        }
    }

    /** The version id these files have, wherever and whenever they are published: 12 hexadecimal digits. */
    public String version() {
        return RegistryLayout.versionOf(published());
    }

    /** All of it in one file, before it is published, which {@link VersionArchive} reads as it does a published version's. */
    public byte[] archive(Instant created) {
        Map<String, byte[]> contents = new LinkedHashMap<>();
        files.forEach(file -> contents.put(file.name(), file.bytes()));
        return VersionArchive.write(
                ChecksumManifest.of(modelType, version(), created, published()).json(), contents);
    }

    List<VersionFile> published() {
        return files.stream().map(PackageFile::published).toList();
    }
}
