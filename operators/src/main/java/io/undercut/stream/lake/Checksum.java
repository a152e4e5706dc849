package io.undercut.stream.lake;

import io.undercut.fault.Fault;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** SHA-256 as the lake writes it. */
public final class Checksum {
    private Checksum() {}

    /** The SHA-256 of some bytes in lower-case hexadecimal, 64 characters. */
    public static String sha256(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException impossible) {
            throw Fault.defect("this Java has no SHA-256, which every Java must have", impossible);
        }
    }
}
