package io.undercut.zoo.network;

import io.undercut.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * The entries of a model's archive, and how large each may be: archives are files that others can write to. What an entry says of its size
 * is checked before it is read, and what it turns out to be while it is.
 */
public final class ArchiveEntries {
    /** DL4J's description of the layers. */
    static final String CONFIGURATION = "configuration.json";
    /** All parameters, flat. */
    static final String PARAMETERS = "coefficients.bin";
    /** The updater's state, flat. */
    static final String UPDATER = "updaterState.bin";
    /** Centre and scale of inputs and label. */
    static final String NORMALIZER = "normalizer.bin";
    /** Beside DL4J's own entries: the network as the fused step predicts with it, with the same bits on every processor. */
    static final String FUSED = "fused.json";

    private static final int MEBIBYTE = 1 << 20;

    /** 32 Mi floats of parameters at most, with two moments each. */
    private static final Map<String, Integer> LARGEST = Map.of(
            CONFIGURATION, MEBIBYTE,
            PARAMETERS, 128 * MEBIBYTE,
            UPDATER, 256 * MEBIBYTE,
            NORMALIZER, 16 * MEBIBYTE,
            FUSED, MEBIBYTE);

    private ArchiveEntries() {}

    /** All entries by name; a data fault that names an entry no model has, one that stands twice, or one too large. */
    static Map<String, byte[]> read(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                Integer largest = LARGEST.get(name);
                if (largest == null || entries.containsKey(name)) {
                    throw Fault.data("the model file has an entry '" + shown(name) + "' "
                            + (largest == null ? "that no model has" : "twice")
                            + "; publish the model again from its training");
                }
                // Entries are stored as they are: one that grows while it is read is none of ours.
                int atMost = Math.min(largest, archive.length);
                if (entry.getSize() > atMost) {
                    throw tooLarge(name, entry.getSize(), atMost);
                }
                byte[] content = zip.readNBytes(atMost + 1);
                if (content.length > atMost) {
                    throw tooLarge(name, content.length, atMost);
                }
                entries.put(name, content);
            }
        }
        return entries;
    }

    /** Refuses an archive that is not one of a model: something in it that no model has, something that is missing, or too large. */
    public static void check(byte[] archive) {
        try {
            Map<String, byte[]> entries = read(archive);
            for (String needed : new String[] {CONFIGURATION, PARAMETERS, NORMALIZER}) {
                if (!entries.containsKey(needed)) {
                    throw Fault.data("the model file lacks " + needed + "; publish the model again from its training");
                }
            }
        } catch (IOException | IllegalArgumentException e) {
            throw Fault.data("the model file is not a whole archive; publish the model again from its training");
        }
    }

    private static Fault tooLarge(String name, long size, long largest) {
        return Fault.data("the model file's entry " + name + " has " + size + " bytes or more; must have at most "
                + largest + ", for a model's entries are stored as they are");
    }

    private static String shown(String name) {
        String printable = name.replaceAll("[^\\x20-\\x7e]", "?");
        return printable.length() > 80 ? printable.substring(0, 80) + "..." : printable;
    }
}
