package io.undercut.stream.lake;

import io.undercut.fault.Fault;
import java.util.Comparator;
import java.util.List;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * The versions of one feature set, each in a folder of its own.
 *
 * @param root the folder of all versions
 */
public record FeatureVersions(Path root) {
    /** Versions that were built to the end, the newest first. */
    public List<String> newestFirst() {
        return LakeFiles.list(root).stream()
                .filter(FileStatus::isDir)
                .map(status -> new Path(status.getPath(), FeatureSetManifest.FILE))
                .filter(LakeFiles::exists)
                .sorted(Comparator.comparingLong(FeatureVersions::builtAt)
                        .reversed()
                        .thenComparing(Path::toString))
                .map(manifest -> manifest.getParent().getName())
                .toList();
    }

    /** The folder of a version; of the newest where the version is blank. */
    public Path folder(String version) {
        List<String> versions = newestFirst();
        if (versions.isEmpty()) {
            throw Fault.data("no features are below " + root + "; build some with: undercut features build --model "
                    + root.getName());
        }
        if (!version.isBlank() && !versions.contains(version)) {
            throw Fault.configuration("version '" + version + "' is not below " + root + "; there are " + versions);
        }
        return new Path(root, version.isBlank() ? versions.get(0) : version);
    }

    /** Deletes all but the newest versions; returns what was deleted. The same tables give a deleted version again. */
    public List<String> keep(int newest) {
        if (newest < 1) {
            throw Fault.configuration("--keep is " + newest + "; must be at least 1");
        }
        List<String> versions = newestFirst();
        List<String> old = versions.subList(Math.min(newest, versions.size()), versions.size());
        // The manifest first: a version without one does not exist, so that a crash leaves no half of a version.
        old.forEach(version -> LakeFiles.delete(new Path(new Path(root, version), FeatureSetManifest.FILE)));
        old.forEach(version -> LakeFiles.deleteFolder(new Path(root, version)));
        return List.copyOf(old);
    }

    private static long builtAt(Path manifest) {
        return LakeFiles.list(manifest.getParent()).stream()
                .filter(status -> status.getPath().getName().equals(manifest.getName()))
                .mapToLong(FileStatus::getModificationTime)
                .findFirst()
                .orElse(0);
    }
}
