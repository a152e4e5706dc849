package io.undercut.zoo.registry;

import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.zoo.registry.store.ArtifactPath;

/** A file to be published: immutable name, role and bytes. */
public final class PackageFile {
    private final String name;
    private final FileRole role;
    private final byte[] bytes;
    private final String sha256;

    private PackageFile(String name, FileRole role, byte[] bytes) {
        if (!ArtifactPath.isName(name)) {
            throw Fault.configuration("file name is '" + ArtifactPath.printable(name)
                    + "'; must be 1 … 128 letters, digits, '.', '_', '-', not beginning with '.' or '-'");
        }
        this.name = name;
        this.role = role;
        this.bytes = bytes.clone();
        this.sha256 = Hashing.sha256().hashBytes(bytes).toString();
    }

    /** A file whose bytes enter the version id. */
    public static PackageFile identity(String name, byte[] bytes) {
        return new PackageFile(name, FileRole.IDENTITY, bytes);
    }

    /** A file whose bytes do not. */
    public static PackageFile descriptive(String name, byte[] bytes) {
        return new PackageFile(name, FileRole.DESCRIPTIVE, bytes);
    }

    /** One path segment. */
    public String name() {
        return name;
    }

    /** Whether the bytes enter the version id. */
    public FileRole role() {
        return role;
    }

    /** A copy of the content. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** SHA-256 of the content, lower-case hexadecimal. */
    public String sha256() {
        return sha256;
    }

    VersionFile published() {
        return new VersionFile(name, role, bytes.length, sha256);
    }
}
