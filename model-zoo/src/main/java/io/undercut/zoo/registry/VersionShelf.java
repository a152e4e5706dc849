package io.undercut.zoo.registry;

import io.undercut.fault.Fault;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads which versions are visible and in what state; a version whose checksums cannot be trusted is shown as quarantined. */
final class VersionShelf {
    private static final Comparator<ModelVersion> BY_AGE = Comparator.comparing(ModelVersion::modelType)
            .thenComparing(ModelVersion::created)
            .thenComparing(ModelVersion::version);

    private final ArtifactStore store;

    VersionShelf(ArtifactStore store) {
        this.store = store;
    }

    /** Versions below a prefix, by type, then oldest first. */
    List<ModelVersion> list(String prefix) {
        return store.list(prefix).stream()
                .filter(RegistryLayout::isManifest)
                .map(path -> path.split("/"))
                .flatMap(segments -> version(segments[0], segments[1]).stream())
                .sorted(BY_AGE)
                .toList();
    }

    /** Versions below a prefix whose publication was not completed, as {@code type@version}. */
    List<String> incomplete(String prefix) {
        List<String> paths = store.list(prefix);
        Set<String> complete = paths.stream()
                .filter(RegistryLayout::isManifest)
                .map(VersionShelf::reference)
                .collect(Collectors.toSet());
        return paths.stream()
                .filter(RegistryLayout::isOfVersion)
                .map(VersionShelf::reference)
                .distinct()
                .filter(reference -> !complete.contains(reference))
                // A list may lag: what it does not show may be there.
                .filter(reference -> store.read(checksums(reference)).isEmpty())
                .toList();
    }

    /** What to tell of a version whose publication was not completed. */
    String incompleteness(String reference) {
        return reference + " has no " + store.uri() + checksums(reference)
                + ": it is being published just now, or that broke off or the file was deleted; run the same training"
                + " again to complete it, bring the file back from a copy, or delete the folder";
    }

    private static String checksums(String reference) {
        String[] parts = reference.split("@");
        return RegistryLayout.folder(parts[0], parts[1]) + RegistryLayout.CHECKSUMS;
    }

    private static String reference(String path) {
        String[] segments = path.split("/");
        return segments[0] + "@" + segments[1];
    }

    /** The version, if its publication was completed. */
    Optional<ModelVersion> version(String modelType, String version) {
        String folder = RegistryLayout.folder(modelType, version);
        return store.read(folder + RegistryLayout.CHECKSUMS).map(stored -> {
            String uri = store.uri() + folder;
            try {
                ChecksumManifest manifest = ChecksumManifest.read(stored.bytes(), modelType, version);
                return new ModelVersion(
                        modelType, version, manifest.created(), manifest.files(), uri, quarantine(folder));
            } catch (Fault e) {
                return new ModelVersion(modelType, version, Instant.EPOCH, List.of(), uri, e.getMessage());
            }
        });
    }

    private String quarantine(String folder) {
        return store.read(folder + RegistryLayout.QUARANTINE)
                .map(StoredObject::bytes)
                .map(VersionShelf::reason)
                .orElse("");
    }

    private static String reason(byte[] json) {
        try {
            return CanonicalJson.read(json, Quarantine.class, RegistryLayout.QUARANTINE)
                    .reason();
        } catch (Fault e) {
            // A marker nobody can read still marks.
            return e.getMessage();
        }
    }
}
