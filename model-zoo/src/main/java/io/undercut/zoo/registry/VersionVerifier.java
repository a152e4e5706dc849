package io.undercut.zoo.registry;

import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.store.ArtifactPath;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.FileTrouble;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Compares what stands in a version's folder with what was published, and marks a version whose files are not intact. */
final class VersionVerifier {
    private final ArtifactStore store;
    private final Clock clock;

    VersionVerifier(ArtifactStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    VerificationResult verify(ModelVersion version) {
        String folder = RegistryLayout.folder(version.modelType(), version.version());
        List<FileProblem> problems =
                new ArrayList<>(version.files().isEmpty() ? damagedManifest(folder) : problems(folder, version));
        problems.sort(Comparator.comparing(FileProblem::file));
        VerificationResult result = new VerificationResult(version.modelType(), version.version(), problems);
        if (!result.intact()) {
            quarantine(folder, result);
        }
        return result;
    }

    private List<FileProblem> damagedManifest(String folder) {
        String actual = sha256(folder + RegistryLayout.CHECKSUMS).orElse(null);
        return List.of(new FileProblem(RegistryLayout.CHECKSUMS, FileTrouble.DAMAGED, null, actual));
    }

    private List<FileProblem> problems(String folder, ModelVersion version) {
        List<String> present = store.list(folder).stream()
                .map(path -> path.substring(folder.length()))
                .filter(name -> !RegistryLayout.isOwn(name))
                .toList();
        List<FileProblem> problems = new ArrayList<>();
        for (VersionFile file : version.files()) {
            String path = folder + file.name();
            Optional<String> actual = present.contains(file.name()) ? sha256(path) : unlisted(path);
            if (actual.isEmpty()) {
                problems.add(new FileProblem(file.name(), FileTrouble.MISSING, file.sha256(), null));
            } else if (!actual.get().equals(file.sha256())) {
                problems.add(new FileProblem(file.name(), FileTrouble.DAMAGED, file.sha256(), actual.get()));
            }
        }
        List<String> published = version.files().stream().map(VersionFile::name).toList();
        for (String name : present) {
            if (!published.contains(name)) {
                problems.add(new FileProblem(
                        name,
                        FileTrouble.UNEXPECTED,
                        null,
                        sha256(folder + name).orElse(null)));
            }
        }
        return problems;
    }

    /** What a list does not show is there where the list lags; or it is a link, which is as good as nothing. */
    private Optional<String> unlisted(String path) {
        try {
            return sha256(path);
        } catch (Fault link) {
            if (link.reason() != FaultReason.PERMISSION_DENIED) {
                throw link;
            }
            return Optional.empty();
        }
    }

    private Optional<String> sha256(String path) {
        return ArtifactPath.allowed(path)
                ? store.read(path)
                        .map(stored ->
                                Hashing.sha256().hashBytes(stored.bytes()).toString())
                : Optional.empty();
    }

    private void quarantine(String folder, VerificationResult result) {
        try {
            byte[] marker = CanonicalJson.write(new Quarantine(clock.instant(), result.problems()));
            store.createIfAbsent(folder + RegistryLayout.QUARANTINE, marker);
        } catch (Fault e) {
            // The damage is the news; that it could not be marked must not hide it.
            throw new Fault(
                    FaultReason.INTEGRITY_FAILURE,
                    result.describe() + "; and it could not be quarantined: " + e.getMessage(),
                    e);
        }
    }
}
