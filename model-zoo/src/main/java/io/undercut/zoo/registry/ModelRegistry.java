package io.undercut.zoo.registry;

import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.FileTrouble;
import io.undercut.zoo.registry.store.StoredObject;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Published model versions. A version is visible once all of it is stored, and immutable from then on; every call may be repeated after a
 * crash and then finishes what the crashed one began. Safe for any number of threads and processes on one store.
 */
public final class ModelRegistry {
    private static final String LATEST = "latest";

    private final ArtifactStore store;
    private final VersionShelf shelf;
    private final VersionPublisher publisher;
    private final VersionPromoter promoter;
    private final VersionVerifier verifier;

    /** A registry at the root of a store; the clock dates publications, promotions and quarantines. */
    public ModelRegistry(ArtifactStore store, Clock clock) {
        this.store = store;
        this.shelf = new VersionShelf(store);
        this.publisher = new VersionPublisher(store, clock);
        this.promoter = new VersionPromoter(store, clock);
        this.verifier = new VersionVerifier(store, clock);
    }

    /**
     * Publishes a package. If the same identity is published already nothing changes and that version is returned; a publication that
     * broke off is completed. An integrity fault if the version is quarantined.
     */
    public ModelVersion publish(ModelPackage model) {
        Optional<ModelVersion> existing = shelf.version(model.modelType(), model.version());
        if (existing.isEmpty()) {
            publisher.publish(model);
        }
        return shelf.version(model.modelType(), model.version())
                .orElseThrow(() -> new Fault(
                        FaultReason.NETWORK_TIMEOUT,
                        model.modelType() + "@" + model.version() + " vanished from " + store.uri() + "; run again"))
                .usable();
    }

    /**
     * Makes a version the one a bare model name stands for, after verifying it. Does nothing if it is that already; the version may be
     * older than the present one, which is a rollback.
     *
     * @param version a version id or a unique beginning of one
     * @param reason why, for those who read it later; not blank
     */
    public Promotion promote(String modelType, String version, String reason) {
        return promoter.promote(candidate(modelType, version, reason), reason);
    }

    /**
     * As {@link #promote}, but over one version alone: empty, and nothing changes, if {@code latest} points at another by now than the one
     * that the candidate was compared with.
     *
     * @param champion the id that {@code latest} must hold; null if it must not be there
     */
    public Optional<Promotion> promoteOver(String champion, String modelType, String version, String reason) {
        return promoter.promoteOver(champion, candidate(modelType, version, reason), reason);
    }

    private ModelVersion candidate(String modelType, String version, String reason) {
        if (reason.isBlank()) {
            throw Fault.configuration("reason of promoting " + modelType + "@" + version + " is blank; say why");
        }
        return intact(
                named(modelType, version).orElseGet(() -> ReferenceLookup.version(version, known(modelType))),
                "promote another version");
    }

    /** The version if it may be used and is what was published; else an integrity fault, and it is quarantined. */
    private ModelVersion intact(ModelVersion version, String remedy) {
        VerificationResult result = verifier.verify(version.usable());
        if (!result.intact()) {
            throw new Fault(FaultReason.INTEGRITY_FAILURE, result.describe() + "; it is quarantined, " + remedy);
        }
        return version;
    }

    /** The id that {@code latest} holds, whatever became of that version; an integrity fault if nobody can read it. */
    public Optional<String> pointer(String modelType) {
        return RegistryLayout.isModelType(modelType)
                ? promoter.latest(modelType).map(LatestPointer::version)
                : Optional.empty();
    }

    /** A version by its whole id, verified: an integrity fault if it is gone, quarantined, or damaged and thereby quarantined. */
    public ModelVersion verified(String modelType, String version) {
        return intact(
                shelf.version(modelType, version).orElseThrow(() -> gone(modelType, version)), "use another version");
    }

    /** The promoted version of a type, or empty if none was; an integrity fault if it is quarantined or gone. */
    public Optional<ModelVersion> latest(String modelType) {
        return RegistryLayout.isModelType(modelType) ? promoted(modelType).map(ModelVersion::usable) : Optional.empty();
    }

    /** As {@link #latest}, in any state: what {@code latest} points at, whether it may be used or not. */
    public Optional<ModelVersion> pointedAt(String modelType) {
        return RegistryLayout.isModelType(modelType) ? promoted(modelType) : Optional.empty();
    }

    /** As {@link #pointedAt}, and none where {@code latest} points nowhere: what is wrong with it is among the {@link #troubles}. */
    public Optional<ModelVersion> pointedAtIfWhole(String modelType) {
        try {
            return pointedAt(modelType);
        } catch (Fault nowhere) {
            if (nowhere.reason() != FaultReason.INTEGRITY_FAILURE) {
                throw nowhere;
            }
            return Optional.empty();
        }
    }

    /** What stands in the store and is not what it should be, a line each: pointers to nowhere, versions without checksums. */
    public List<String> troubles() {
        List<String> troubles = new ArrayList<>();
        for (String path : store.list("")) {
            RegistryLayout.pointedType(path).ifPresent(modelType -> {
                try {
                    pointedAt(modelType);
                } catch (Fault nowhere) {
                    troubles.add(nowhere.getMessage());
                }
            });
        }
        shelf.incomplete("").forEach(reference -> troubles.add(shelf.incompleteness(reference)));
        return troubles;
    }

    /** All versions in any state, by model type, then oldest first. */
    public List<ModelVersion> list() {
        return shelf.list("");
    }

    /** Versions of a type in any state, oldest first; empty if there are none. */
    public List<ModelVersion> list(String modelType) {
        return RegistryLayout.isModelType(modelType) ? shelf.list(modelType + "/") : List.of();
    }

    /** As {@link #locate}, and an integrity fault if the version is quarantined. */
    public ModelVersion find(String reference) {
        return locate(reference).usable();
    }

    /**
     * The version a reference names, in any state.
     *
     * @param reference {@code M} or {@code M@latest} for the promoted version, {@code M@VERSION} for any, where a unique beginning of
     *     the version id will do; anything else is a configuration fault that says what there is
     */
    public ModelVersion locate(String reference) {
        int at = reference.indexOf('@');
        String name = at < 0 ? reference : reference.substring(0, at);
        String asked = at < 0 ? LATEST : reference.substring(at + 1);
        Optional<ModelVersion> named = named(name, asked);
        if (named.isPresent()) {
            return named.get();
        }
        refuseIncomplete(name, asked);
        List<ModelVersion> versions = known(name);
        if (!asked.equals(LATEST)) {
            return ReferenceLookup.version(asked, versions);
        }
        return promoted(name)
                .orElseThrow(() -> Fault.configuration("no version of " + name
                        + " is promoted yet; name one: "
                        + ReferenceLookup.listed(
                                versions.stream().map(ModelVersion::reference).toList())));
    }

    /** What a whole id or {@code latest} stands for, read by its name: a list may lag behind. */
    private Optional<ModelVersion> named(String modelType, String version) {
        if (!RegistryLayout.isModelType(modelType)) {
            return Optional.empty();
        }
        if (version.equals(LATEST)) {
            return list(modelType).isEmpty() ? pointed(modelType) : Optional.empty();
        }
        return RegistryLayout.isVersion(version) ? shelf.version(modelType, version) : Optional.empty();
    }

    /** Recomputes every checksum of a version; a damaged or missing file quarantines it, an unexpected one is reported only. */
    public VerificationResult verify(ModelVersion version) {
        ModelVersion now = shelf.version(version.modelType(), version.version())
                .orElseThrow(() -> gone(version.modelType(), version.version()));
        return verifier.verify(now);
    }

    /** A file's bytes, as published; an integrity fault that names the file if they are not. */
    public byte[] read(ModelVersion version, String file) {
        VersionFile published = version.file(file);
        String path = RegistryLayout.folder(version.modelType(), version.version()) + published.name();
        byte[] bytes = store.read(path).map(StoredObject::bytes).orElseThrow(() -> damaged(version, published, null));
        String actual = Hashing.sha256().hashBytes(bytes).toString();
        if (!actual.equals(published.sha256())) {
            throw damaged(version, published, actual);
        }
        return bytes;
    }

    /** All of a version in one file, which {@link VersionArchive} reads; an integrity fault if it is not what was published. */
    public byte[] archive(ModelVersion version) {
        Map<String, byte[]> files = new LinkedHashMap<>();
        for (VersionFile file : version.files()) {
            files.put(file.name(), read(version, file.name()));
        }
        String path = RegistryLayout.folder(version.modelType(), version.version()) + RegistryLayout.CHECKSUMS;
        byte[] checksums = store.read(path)
                .map(StoredObject::bytes)
                .orElseThrow(() -> gone(version.modelType(), version.version()));
        return VersionArchive.write(checksums, files);
    }

    /** A reference that only a version without checksums answers to, or that asks for the latest where there are only such. */
    private void refuseIncomplete(String modelType, String asked) {
        if (!RegistryLayout.isModelType(modelType)) {
            return;
        }
        List<ModelVersion> whole = list(modelType);
        boolean answered = asked.equals(LATEST)
                ? !whole.isEmpty()
                : whole.stream().anyMatch(version -> version.version().startsWith(asked));
        if (answered || asked.isEmpty()) {
            return;
        }
        String wanted = modelType + "@" + (asked.equals(LATEST) ? "" : asked);
        shelf.incomplete(modelType + "/").stream()
                .filter(reference -> reference.startsWith(wanted))
                .findFirst()
                .ifPresent(reference -> {
                    throw new Fault(FaultReason.INTEGRITY_FAILURE, shelf.incompleteness(reference));
                });
    }

    private List<ModelVersion> known(String modelType) {
        List<ModelVersion> versions = list(modelType);
        if (versions.isEmpty()) {
            List<String> modelTypes =
                    list().stream().map(ModelVersion::modelType).distinct().toList();
            ReferenceLookup.modelType(modelType, modelTypes, store.uri());
        }
        return versions;
    }

    private Optional<ModelVersion> pointed(String modelType) {
        return promoter.latest(modelType).flatMap(pointer -> shelf.version(modelType, pointer.version()));
    }

    private Optional<ModelVersion> promoted(String modelType) {
        return promoter.latest(modelType)
                .map(pointer -> shelf.version(modelType, pointer.version())
                        .orElseThrow(() -> new Fault(
                                FaultReason.INTEGRITY_FAILURE,
                                store.uri() + RegistryLayout.latest(modelType) + " points at " + modelType + "@"
                                        + pointer.version() + ", which is not there or has no "
                                        + RegistryLayout.CHECKSUMS + LatestPointer.MEND)));
    }

    private Fault gone(String modelType, String version) {
        return new Fault(
                FaultReason.INTEGRITY_FAILURE,
                modelType + "@" + version + " is no longer in " + store.uri() + "; restore it or use another version");
    }

    private static Fault damaged(ModelVersion version, VersionFile file, String actual) {
        FileTrouble trouble = actual == null ? FileTrouble.MISSING : FileTrouble.DAMAGED;
        FileProblem problem = new FileProblem(file.name(), trouble, file.sha256(), actual);
        return new Fault(
                FaultReason.INTEGRITY_FAILURE,
                version.reference() + ": " + problem.describe() + "; verify it and use another version");
    }
}
