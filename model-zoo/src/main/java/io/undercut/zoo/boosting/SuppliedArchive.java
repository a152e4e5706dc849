package io.undercut.zoo.boosting;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.provenance.CanonicalJson;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Trees that were trained elsewhere as a file: what they are asked for, and their own file as it came. */
public final class SuppliedArchive {
    private static final ObjectMapper DESCRIPTIONS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final String DESCRIPTION = "supplied.json";
    private static final String TREES = "catboost.cbm";
    private static final int MEBIBYTE = 1 << 20;
    private static final ArchiveLayout LAYOUT =
            new ArchiveLayout(Map.of(DESCRIPTION, MEBIBYTE, TREES, 512 * MEBIBYTE), List.of(DESCRIPTION, TREES));

    private SuppliedArchive() {}

    /**
     * Supplied trees as the record of a training names them.
     *
     * @param sha256 of their file as it came
     * @param bytes its length
     * @param trees how many there are
     * @param loss what they minimised
     */
    public record Supplied(String sha256, int bytes, int trees, String loss) {}

    private record Description(SuppliedSpec asked, String sha256) {
        private Description(
                @JsonProperty(required = true) SuppliedSpec asked, @JsonProperty(required = true) String sha256) {
            this.asked = asked;
            this.sha256 = sha256;
        }
    }

    /**
     * Looks a file through before anything is done with it.
     *
     * @param asked what its trees are asked for
     * @param shown what messages call it
     * @param file its bytes; a data fault that says in a line what is wrong with them
     */
    public static Supplied look(SuppliedSpec asked, String shown, byte[] file) {
        try (CatboostTrees trees = CatboostTrees.open(shown, file)) {
            asked.requireFit(shown, trees);
            return new Supplied(sha256(file), file.length, trees.count(), trees.loss());
        }
    }

    /** Writes an archive of a file that was looked through; the same bytes for the same file. */
    public static byte[] write(SuppliedSpec asked, byte[] file) {
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(DESCRIPTION, CanonicalJson.write(new Description(asked, sha256(file))));
        entries.put(TREES, file);
        return ArchiveLayout.write(entries);
    }

    /** The version of the package that applies them. */
    public static String applier() {
        return "catboost-prediction " + CatboostTrees.APPLIER;
    }

    static Model read(byte[] archive) {
        Map<String, byte[]> entries = entries(archive);
        Description description = description(entries);
        byte[] file = entries.get(TREES);
        if (!sha256(file).equals(description.sha256())) {
            throw Fault.data("the model file's " + TREES + " is not the one that was supplied; publish it again");
        }
        CatboostTrees trees = CatboostTrees.open("the model file's " + TREES, file);
        try {
            description.asked().requireFit("the model file's " + TREES, trees);
            return new SuppliedModel(description.asked(), trees);
        } catch (Fault refused) {
            trees.close();
            throw refused;
        }
    }

    /** What the trees of an archive are asked for. */
    static SuppliedSpec asked(byte[] archive) {
        return description(entries(archive)).asked();
    }

    private static Map<String, byte[]> entries(byte[] archive) {
        LAYOUT.check(archive);
        try {
            return LAYOUT.read(archive);
        } catch (IOException e) {
            throw notOurs();
        }
    }

    private static Description description(Map<String, byte[]> entries) {
        try {
            return DESCRIPTIONS.readValue(entries.get(DESCRIPTION), Description.class);
        } catch (IOException | RuntimeException e) {
            throw notOurs();
        }
    }

    private static Fault notOurs() {
        return Fault.data("the model file is not an archive of supplied trees; publish it again");
    }

    /** Refuses an archive that is not one of supplied trees. */
    static void check(byte[] archive) {
        LAYOUT.check(archive);
    }

    /** Whether a file is one of supplied trees, whole or not: its first entry says so. */
    static boolean isOne(byte[] file) {
        return ArchiveLayout.beginsWith(file, DESCRIPTION);
    }

    private static String sha256(byte[] file) {
        return Hashing.sha256().hashBytes(file).toString();
    }
}
