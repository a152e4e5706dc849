package io.undercut.zoo.registry;

import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.provenance.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * All of a published version in one file, which proves itself wherever it is carried: its checksums come first, and say what else there is
 * and how long it is.
 */
public final class VersionArchive {
    private static final int LARGEST_MANIFEST = 1 << 20;

    private final ChecksumManifest manifest;
    private final Map<String, byte[]> files;

    private VersionArchive(ChecksumManifest manifest, Map<String, byte[]> files) {
        this.manifest = manifest;
        this.files = files;
    }

    /** The bytes of an archive, the same for the same version. */
    static byte[] write(byte[] checksums, Map<String, byte[]> files) {
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(RegistryLayout.CHECKSUMS, checksums);
        entries.putAll(files);
        return ArchiveLayout.write(entries);
    }

    /** Reads an archive; a data fault if it is none, an integrity fault that names a file that is not what was published. */
    public static VersionArchive read(byte[] archive) {
        byte[] checksums = checksums(archive);
        ChecksumManifest told = CanonicalJson.read(checksums, ChecksumManifest.class, RegistryLayout.CHECKSUMS);
        ChecksumManifest manifest = ChecksumManifest.read(checksums, told.modelType(), told.version());
        Map<String, byte[]> files = files(archive, manifest);
        for (VersionFile file : manifest.files()) {
            byte[] content = files.get(file.name());
            if (content == null
                    || !Hashing.sha256().hashBytes(content).toString().equals(file.sha256())) {
                throw new Fault(
                        FaultReason.INTEGRITY_FAILURE,
                        "the archive's " + file.name()
                                + (content == null ? " is missing" : " is not what was published")
                                + "; package the model again");
            }
        }
        return new VersionArchive(manifest, files);
    }

    private static byte[] checksums(byte[] archive) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            ZipEntry first = zip.getNextEntry();
            if (first != null && first.getName().equals(RegistryLayout.CHECKSUMS)) {
                byte[] content = zip.readNBytes(LARGEST_MANIFEST + 1);
                if (content.length <= LARGEST_MANIFEST) {
                    return content;
                }
            }
            throw notOurs();
        } catch (IOException | IllegalArgumentException e) {
            throw notOurs();
        }
    }

    private static Map<String, byte[]> files(byte[] archive, ChecksumManifest manifest) {
        Map<String, Integer> largest = new HashMap<>(Map.of(RegistryLayout.CHECKSUMS, LARGEST_MANIFEST));
        for (VersionFile file : manifest.files()) {
            largest.put(file.name(), (int) Math.min(file.size(), Integer.MAX_VALUE - 1));
        }
        try {
            return new ArchiveLayout(largest, List.of(RegistryLayout.CHECKSUMS)).read(archive);
        } catch (IOException | IllegalArgumentException e) {
            throw notOurs();
        }
    }

    private static Fault notOurs() {
        return Fault.data("the file is not a whole archive of a model version; make it with: undercut models package");
    }

    /** {@code model@version}. */
    public String reference() {
        return manifest.modelType() + "@" + manifest.version();
    }

    /** A file's bytes, as published; a data fault if the version has no such file. */
    public byte[] file(String name) {
        byte[] content = files.get(name);
        if (content == null) {
            throw Fault.data("the archive of " + reference() + " has no " + name + "; package the model again");
        }
        return content.clone();
    }
}
