package io.undercut.stream.featureset;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.stream.lake.CommittedFile;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.lake.LakeLock;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.FileStatus;
import org.apache.flink.core.fs.Path;

/**
 * The versions of one feature set, each in a folder of its own.
 *
 * @param root the folder of all versions
 */
public record FeatureVersions(Path root) {
    /** From a version's end to that of its files; longer than trainings run. */
    public static final Duration GRACE = Duration.ofDays(1);

    private static final Pattern VERSION = Pattern.compile("[0-9a-f]{12}");

    /** Marks a version as pruned, since the mark was written. */
    static final String PRUNED = "_pruned";

    /** Versions that were built to the end, the newest first. */
    public List<String> newestFirst() {
        return LakeFiles.list(root).stream()
                .filter(FileStatus::isDir)
                .map(status -> new Path(status.getPath(), FeatureSetManifest.FILE))
                .filter(manifest -> new CommittedFile(manifest).read().isPresent())
                .sorted(Comparator.comparingLong(FeatureVersions::builtAt)
                        .reversed()
                        .thenComparing(Path::toString))
                .map(manifest -> manifest.getParent().getName())
                .toList();
    }

    /** The folder of a version; of the newest where the version is blank. */
    public Path folder(String version) {
        // A list may lag: a whole name is asked for.
        if (VERSION.matcher(version).matches()
                && new CommittedFile(new Path(new Path(root, version), FeatureSetManifest.FILE))
                        .read()
                        .isPresent()) {
            return new Path(root, version);
        }
        List<String> versions = newestFirst();
        if (versions.isEmpty()) {
            throw Fault.data("no features are below " + root + "; build some with: undercut features build --model "
                    + root.getName());
        }
        if (!version.isBlank() && !versions.contains(version)) {
            throw Fault.configuration("version '" + version + "' is not below " + root + "; there are "
                    + Phrase.list(versions) + ", the newest first: name one of them");
        }
        return new Path(root, version.isBlank() ? versions.get(0) : version);
    }

    /**
     * Takes all but the newest versions away; returns which. From now on they do not exist, and the same tables give them again; their files
     * stay for a {@link #GRACE}, for trainings that read them, until {@link #sweep}.
     */
    public List<String> keep(int newest) {
        if (newest < 1) {
            throw Fault.configuration("--keep is " + newest + "; must be at least 1");
        }
        List<String> old = new ArrayList<>();
        if (!newestFirst().isEmpty()) {
            new LakeLock(root).holding(() -> {
                List<String> versions = newestFirst();
                old.addAll(versions.subList(Math.min(newest, versions.size()), versions.size()));
                return old.stream().map(version -> new Path(root, version)).allMatch(FeatureVersions::prune);
            });
        }
        return List.copyOf(old);
    }

    // The mark first: a crash between the two leaves a version that exists.
    private static boolean prune(Path version) {
        LakeFiles.publish(new Path(version, PRUNED), new byte[0]);
        new CommittedFile(new Path(version, FeatureSetManifest.FILE)).delete();
        return true;
    }

    /** Deletes the files of versions that were pruned long ago and not built again. */
    public void sweep(Clock clock) {
        if (!swept(clock).isEmpty()) {
            // Seen again under the lock: one may have been built meanwhile.
            new LakeLock(root).holding(() -> {
                swept(clock).forEach(LakeFiles::deleteFolder);
                return true;
            });
        }
    }

    private List<Path> swept(Clock clock) {
        return LakeFiles.list(root).stream()
                .filter(FileStatus::isDir)
                .map(FileStatus::getPath)
                .filter(version -> !LakeFiles.exists(new Path(version, FeatureSetManifest.FILE)))
                .filter(version -> LakeFiles.list(version).stream()
                        .anyMatch(file -> file.getPath().getName().equals(PRUNED)
                                && file.getModificationTime() < clock.millis() - GRACE.toMillis()))
                .toList();
    }

    /** The file itself, or one of its later contents where they are objects of their own. */
    private static boolean isOf(Path manifest, String name) {
        return name.equals(manifest.getName()) || name.startsWith("." + manifest.getName() + ".");
    }

    private static long builtAt(Path manifest) {
        return LakeFiles.list(manifest.getParent()).stream()
                .filter(status -> isOf(manifest, status.getPath().getName()))
                .mapToLong(FileStatus::getModificationTime)
                .max()
                .orElse(0);
    }
}
