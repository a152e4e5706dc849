package io.undercut.zoo.model;

import io.undercut.fault.Fault;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * What a model's archive may hold: archives are files that others can write to. What an entry says of its size is checked before it is
 * read, and what it turns out to be while it is.
 *
 * @param largest the entries there may be, with the most bytes of each
 * @param needed those there must be
 */
public record ArchiveLayout(Map<String, Integer> largest, List<String> needed) {
    /** Copies both. */
    public ArchiveLayout {
        largest = Map.copyOf(largest);
        needed = List.copyOf(needed);
    }

    /** Bytes that depend on the entries alone, in their order. Stored, not deflated: zlib versions differ in their output. */
    public static byte[] write(LinkedHashMap<String, byte[]> entries) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> content : entries.entrySet()) {
                ZipEntry entry = new ZipEntry(content.getKey());
                entry.setTimeLocal(LocalDateTime.of(2000, 1, 1, 0, 0));
                CRC32 checksum = new CRC32();
                checksum.update(content.getValue());
                entry.setMethod(ZipEntry.STORED);
                entry.setSize(content.getValue().length);
                entry.setCrc(checksum.getValue());
                zip.putNextEntry(entry);
                zip.write(content.getValue());
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw Fault.defect("the model could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Whether a file is an archive whose first entry has a name. */
    public static boolean beginsWith(byte[] file, String name) {
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(file))) {
            ZipEntry first = zip.getNextEntry();
            return first != null && first.getName().equals(name);
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    /** All entries by name; a data fault that names an entry no model has, one that stands twice, or one too large. */
    public Map<String, byte[]> read(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                String name = entry.getName();
                Integer allowed = largest.get(name);
                if (allowed == null || entries.containsKey(name)) {
                    throw Fault.data("the model file has an entry '" + shown(name) + "' "
                            + (allowed == null ? "that no model has" : "twice")
                            + "; publish the model again from its training");
                }
                // Entries are stored as they are: one that grows while it is read is none of ours.
                int atMost = Math.min(allowed, archive.length);
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
    public void check(byte[] archive) {
        try {
            Map<String, byte[]> entries = read(archive);
            for (String name : needed) {
                if (!entries.containsKey(name)) {
                    throw Fault.data("the model file lacks " + name + "; publish the model again from its training");
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
