package io.undercut.zoo.ensemble;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.provenance.CanonicalJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Several models in one file: what each counts, and each one's own file. */
public final class EnsembleArchive {
    /** The most members there are room for. */
    public static final int MOST = 8;

    private static final ObjectMapper BLENDS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final String BLEND = "blend.json";
    private static final int MEBIBYTE = 1 << 20;
    private static final ArchiveLayout LAYOUT = layout();

    private EnsembleArchive() {}

    /**
     * What an archive holds.
     *
     * @param blend what each member counts
     * @param members their files
     */
    record Contents(Blend blend, List<byte[]> members) {}

    private static ArchiveLayout layout() {
        Map<String, Integer> largest = new HashMap<>();
        largest.put(BLEND, MEBIBYTE);
        for (int member = 0; member < MOST; member++) {
            largest.put(name(member), 600 * MEBIBYTE);
        }
        return new ArchiveLayout(largest, List.of(BLEND, name(0)));
    }

    private static String name(int member) {
        return "member-" + (member + 1) + ".zip";
    }

    /** Writes an archive; the same bytes for the same members. */
    public static byte[] write(Blend blend, List<byte[]> members) {
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(BLEND, CanonicalJson.write(blend));
        for (int member = 0; member < members.size(); member++) {
            entries.put(name(member), members.get(member));
        }
        return ArchiveLayout.write(entries);
    }

    /** What each member of an archive counts. */
    public static Blend blend(byte[] archive) {
        return read(archive).blend();
    }

    /** Whether a file is an ensemble's, whole or not: its first entry says so. */
    static boolean isOne(byte[] file) {
        return ArchiveLayout.beginsWith(file, BLEND);
    }

    static Contents read(byte[] archive) {
        LAYOUT.check(archive);
        try {
            Map<String, byte[]> entries = LAYOUT.read(archive);
            Blend blend = BLENDS.readValue(entries.get(BLEND), Blend.class);
            List<byte[]> members = new ArrayList<>();
            for (int member = 0; member < blend.weights().size(); member++) {
                byte[] file = entries.get(name(member));
                if (file == null) {
                    throw Fault.data(
                            "the model file lacks " + name(member) + "; publish the model again from its training");
                }
                members.add(file);
            }
            if (members.size() != entries.size() - 1) {
                throw Fault.data("the model file has " + (entries.size() - 1) + " members and weights of "
                        + members.size() + "; publish the model again from its training");
            }
            return new Contents(blend, members);
        } catch (Fault refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw Fault.data("the model file is not an archive of an ensemble; publish it again");
        }
    }
}
