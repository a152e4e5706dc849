package io.undercut.stream.table;

import io.undercut.fault.Fault;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the lake writes it. */
public final class Checksum {
    private Checksum() {}

    /** The SHA-256 of a file of this machine. */
    public static String sha256(Path file) throws IOException {
        return sha256(Files.newInputStream(file));
    }

    /** The SHA-256 of a stream to its end; closes it. */
    public static String sha256(InputStream content) throws IOException {
        try (DigestInputStream stream = new DigestInputStream(content, digest())) {
            stream.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(stream.getMessageDigest().digest());
        }
    }

    /** The SHA-256 of some bytes in lower-case hexadecimal, 64 characters. */
    public static String sha256(byte[] content) {
        return HexFormat.of().formatHex(digest().digest(content));
    }

    private static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw Fault.defect("this Java has no SHA-256, which every Java must have", impossible);
        }
    }
}
