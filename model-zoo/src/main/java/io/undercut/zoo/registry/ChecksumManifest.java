package io.undercut.zoo.registry;

import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.zoo.provenance.CanonicalJson;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Content of {@code checksums.json}, whose presence makes a version visible.
 *
 * @param modelType the model type
 * @param version the version id
 * @param created when it was published
 * @param files every other file, sorted by name
 * @param digest SHA-256 of this very JSON with an empty digest: the list of checksums has none to vouch for it
 */
record ChecksumManifest(String modelType, String version, Instant created, List<VersionFile> files, String digest) {
    ChecksumManifest {
        if (created == null || files == null) {
            throw Fault.data("created or files is missing");
        }
        files = files.stream().sorted(Comparator.comparing(VersionFile::name)).toList();
    }

    static ChecksumManifest of(String modelType, String version, Instant created, List<VersionFile> files) {
        ChecksumManifest open = new ChecksumManifest(modelType, version, created, files, "");
        return new ChecksumManifest(modelType, version, created, files, open.sha256());
    }

    /** Reads a manifest; a data fault if a single bit of it, or the folder's name, is not what was published. */
    static ChecksumManifest read(byte[] json, String modelType, String version) {
        ChecksumManifest read = CanonicalJson.read(json, ChecksumManifest.class, RegistryLayout.CHECKSUMS);
        ChecksumManifest expected = of(modelType, version, read.created, read.files);
        if (!Arrays.equals(json, expected.json())
                || !RegistryLayout.versionOf(read.files).equals(version)) {
            throw Fault.data(RegistryLayout.CHECKSUMS + " does not match its own digest or its folder's name");
        }
        return read;
    }

    byte[] json() {
        return CanonicalJson.write(this);
    }

    private String sha256() {
        return Hashing.sha256().hashBytes(json()).toString();
    }
}
