package io.undercut.zoo.registry;

import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.registry.store.ArtifactPath;
import io.undercut.zoo.registry.store.ArtifactStore;
import io.undercut.zoo.registry.store.StoredObject;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Writes a version's files, its checksums last. Whatever an earlier attempt left is completed, never overwritten with something else: an
 * identity file has the same bytes by definition, of a descriptive file the first one stays.
 */
final class VersionPublisher {
    private static final int ATTEMPTS = 20;

    private final ArtifactStore store;
    private final Clock clock;

    VersionPublisher(ArtifactStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    void publish(ModelPackage model) {
        String folder = RegistryLayout.folder(model.modelType(), model.version());
        List<String> written = new ArrayList<>();
        for (PackageFile file : model.files()) {
            if (settle(folder + file.name(), file)) {
                written.add(file.name());
            }
        }
        ChecksumManifest manifest = ChecksumManifest.of(
                model.modelType(),
                model.version(),
                clock.instant().truncatedTo(ChronoUnit.MILLIS),
                settled(folder, model));
        if (!store.createIfAbsent(folder + RegistryLayout.CHECKSUMS, manifest.json())) {
            withdraw(folder, model, written);
        }
    }

    /** Leaves the file in the store; true if it was written just now, false if it stood there. */
    private boolean settle(String path, PackageFile file) {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            if (store.createIfAbsent(path, file.bytes())) {
                return true;
            }
            Optional<StoredObject> stored = store.read(path);
            if (stored.isPresent() && isSettled(path, file, stored.get())) {
                return false;
            }
        }
        throw new Fault(
                FaultReason.NETWORK_TIMEOUT, store.uri() + path + " keeps changing while it is published; run again");
    }

    private boolean isSettled(String path, PackageFile file, StoredObject stored) {
        return file.role() == FileRole.DESCRIPTIVE
                || Arrays.equals(stored.bytes(), file.bytes())
                // Damaged before it was ever visible: nobody has seen it, so it may be mended.
                || store.compareAndSwap(path, stored.generation(), file.bytes());
    }

    /** Every file of the folder, also those that only an earlier attempt had. */
    private List<VersionFile> settled(String folder, ModelPackage model) {
        List<VersionFile> files = new ArrayList<>(model.published().stream()
                .filter(file -> file.role() == FileRole.IDENTITY)
                .toList());
        List<String> identity = files.stream().map(VersionFile::name).toList();
        SortedSet<String> names = new TreeSet<>();
        // What was written just now, too: a list may lag.
        model.files().forEach(file -> names.add(file.name()));
        store.list(folder).forEach(path -> names.add(path.substring(folder.length())));
        for (String name : names) {
            if (!identity.contains(name) && !RegistryLayout.isOwn(name) && ArtifactPath.isName(name)) {
                store.read(folder + name).map(stored -> described(name, stored)).ifPresent(files::add);
            }
        }
        return files;
    }

    private static VersionFile described(String name, StoredObject stored) {
        String sha256 = Hashing.sha256().hashBytes(stored.bytes()).toString();
        return new VersionFile(name, FileRole.DESCRIPTIVE, stored.bytes().length, sha256);
    }

    /** Another publisher was first: what it did not list must not stay behind as an unexpected file. */
    private void withdraw(String folder, ModelPackage model, List<String> written) {
        StoredObject winner = store.read(folder + RegistryLayout.CHECKSUMS).orElseThrow();
        List<String> listed = ChecksumManifest.read(winner.bytes(), model.modelType(), model.version()).files().stream()
                .map(VersionFile::name)
                .toList();
        for (String name : written) {
            if (!listed.contains(name)) {
                store.read(folder + name).ifPresent(stored -> store.delete(folder + name, stored.generation()));
            }
        }
    }
}
