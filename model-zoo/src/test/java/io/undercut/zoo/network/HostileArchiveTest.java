package io.undercut.zoo.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.testing.Tables;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.NetworkSpec;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Archives that somebody else made: each is refused at once, whoever opens it, in one line. */
@Timeout(value = 60, unit = TimeUnit.SECONDS)
class HostileArchiveTest {
    private static final NetworkSpec SPEC = new NetworkSpec(
            3,
            List.of(new NetworkSpec.Dense(7, NetworkSpec.Activation.RELU)),
            NetworkSpec.Loss.ABSOLUTE_ERROR,
            new NetworkSpec.Adam(0.001, 0.9, 0.999, 100),
            0);

    @ParameterizedTest
    @EnumSource
    void aBombOfNestedSetsIsNeverDeserialised(LocalSteps step) throws IOException {
        Map<String, byte[]> entries = entries(archive(step));
        entries.remove(ArchiveEntries.FUSED);
        entries.put("preprocessor.bin", nestedSets());
        assertRefused(zip(entries), "an entry 'preprocessor.bin' that no model has");
    }

    @ParameterizedTest
    @EnumSource
    void aNormaliserThatIsAJavaObjectIsNoNormaliser(LocalSteps step) throws IOException {
        Map<String, byte[]> entries = entries(archive(step));
        entries.put(ArchiveEntries.NORMALIZER, nestedSets());
        assertRefused(zip(entries), "not a DL4J archive");
    }

    @ParameterizedTest
    @EnumSource
    void aNormaliserLoadsNoClassThatItNames(LocalSteps step) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeUTF("NORMALIZER");
        out.writeInt(1);
        out.writeUTF("CUSTOM");
        out.writeUTF(HostileArchiveTest.class.getName());
        Map<String, byte[]> entries = entries(archive(step));
        entries.put(ArchiveEntries.NORMALIZER, bytes.toByteArray());
        assertRefused(zip(entries), "not a DL4J archive");
    }

    @ParameterizedTest
    @EnumSource
    void anEntryThatGrowsWhileItIsReadIsGivenUp(LocalSteps step) throws IOException {
        Map<String, byte[]> entries = entries(archive(step));
        for (String name : List.of(ArchiveEntries.PARAMETERS, ArchiveEntries.UPDATER, ArchiveEntries.CONFIGURATION)) {
            Map<String, byte[]> bomb = new LinkedHashMap<>(entries);
            bomb.put(name, new byte[20 << 20]);
            assertRefused(zip(bomb), "entry " + name + " has ");
        }
    }

    @Test
    void aSizeThatIsOnlyDeclaredIsRefusedBeforeItIsRead() throws IOException {
        byte[] archive = archive(LocalSteps.FUSED);
        // The first entry's local header: its size stands at byte 22, the stored one at 18.
        byte[] lying = archive.clone();
        for (int at : new int[] {18, 22}) {
            Arrays.fill(lying, at, at + 3, (byte) 0xff);
            lying[at + 3] = 0x7f;
        }
        assertRefused(lying, "entry configuration.json has 2147483647 bytes");
    }

    @Test
    void anArrayMakesNoRoomForNumbersThatDoNotFollow() throws IOException {
        for (long length : new long[] {1L << 40, Integer.MAX_VALUE, -1, 1_000_000}) {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            DataOutputStream out = new DataOutputStream(bytes);
            out.writeUTF("MIXED_DATA_TYPES");
            out.writeLong(8);
            out.writeUTF("LONG");
            out.write(new byte[64]);
            out.writeUTF("MIXED_DATA_TYPES");
            out.writeLong(length);
            out.writeUTF("FLOAT");
            Map<String, byte[]> entries = entries(archive(LocalSteps.FUSED));
            entries.put(ArchiveEntries.PARAMETERS, bytes.toByteArray());
            assertRefused(zip(entries), "not a DL4J archive");
        }
    }

    @Test
    void layersAreOfDl4jsOwnClasses() throws IOException {
        for (String[] change : new String[][] {
            {"org.deeplearning4j.nn.conf.layers.DenseLayer", "javax.swing.JEditorPane"},
            {"\"@class\"", "\"@class\" : \"javax.swing.JEditorPane\", \"@class\""},
            {"org.nd4j.linalg.activations.impl.", "com.sun.rowset."}
        }) {
            Map<String, byte[]> entries = entries(archive(LocalSteps.DL4J));
            String layers = new String(entries.get(ArchiveEntries.CONFIGURATION), StandardCharsets.UTF_8);
            assertThat(layers).contains(change[0]);
            entries.put(
                    ArchiveEntries.CONFIGURATION,
                    layers.replace(change[0], change[1]).getBytes(StandardCharsets.UTF_8));
            assertRefused(zip(entries), "not a DL4J archive");
        }
    }

    @Test
    void aGraphIsOfTheVerticesThatOursHave() throws IOException {
        NetworkSpec joined = new NetworkSpec(
                3,
                List.of(new NetworkSpec.Lstm(2, 2, NetworkSpec.Lstm.Gives.LAST_STEP), new NetworkSpec.Join(1)),
                SPEC.loss(),
                SPEC.optimizer(),
                0);
        Map<String, byte[]> entries;
        try (LocalStep step = LocalSteps.DL4J.open(joined, 42, 20)) {
            entries = entries(NetworkArchive.write(
                    LocalSteps.DL4J, joined, 42, step.state(), Standardisation.fit(Tables.nonLinear(20, 3, 5))));
        }
        NetworkArchive.read(zip(entries)).close();
        String graph = new String(entries.get(ArchiveEntries.CONFIGURATION), StandardCharsets.UTF_8);
        assertThat(graph).contains("conf.graph.MergeVertex");
        entries.put(
                ArchiveEntries.CONFIGURATION,
                graph.replace("conf.graph.MergeVertex", "conf.graph.L2NormalizeVertex")
                        .getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(entries), "not a DL4J archive");
    }

    @Test
    void layersThatWouldNeedMoreThanWasArchivedAreNotBuilt() throws IOException {
        Map<String, byte[]> entries = entries(archive(LocalSteps.DL4J));
        String layers = new String(entries.get(ArchiveEntries.CONFIGURATION), StandardCharsets.UTF_8);
        entries.put(
                ArchiveEntries.CONFIGURATION,
                layers.replaceAll("\"nout\" : 7", "\"nout\" : 2000000000")
                        .replaceAll("\"nin\" : 7", "\"nin\" : 2000000000")
                        .getBytes(StandardCharsets.UTF_8));
        assertRefused(zip(entries), "not a DL4J archive");

        Map<String, byte[]> fused = entries(archive(LocalSteps.FUSED));
        String spec = new String(fused.get(ArchiveEntries.FUSED), StandardCharsets.UTF_8);
        fused.put(
                ArchiveEntries.FUSED,
                spec.replaceAll("\"units\" : 7", "\"units\" : 2000000000").getBytes(StandardCharsets.UTF_8));
        byte[] wide = zip(fused);
        assertThatThrownBy(() -> NetworkArchive.read(wide)).isInstanceOf(Fault.class);
    }

    @Test
    void nestingWithoutEndIsGivenUp() throws IOException {
        byte[] deep = ("{\"a\":".repeat(100_000) + "1" + "}".repeat(100_000)).getBytes(StandardCharsets.UTF_8);
        for (LocalSteps step : LocalSteps.values()) {
            Map<String, byte[]> entries = entries(archive(step));
            entries.put(step == LocalSteps.FUSED ? ArchiveEntries.FUSED : ArchiveEntries.CONFIGURATION, deep);
            byte[] archive = zip(entries);
            assertThatThrownBy(() -> NetworkArchive.read(archive)).isInstanceOf(Fault.class);
        }
    }

    @Test
    void anArchiveHasItsEntriesAndNoOthers() throws IOException {
        Map<String, byte[]> whole = entries(archive(LocalSteps.FUSED));
        for (String name : List.of("evil.class", "../configuration.json", "noParams.marker", "META-INF/MANIFEST.MF")) {
            Map<String, byte[]> more = new LinkedHashMap<>(whole);
            more.put(name, new byte[1]);
            byte[] archive = zip(more);
            assertRefused(archive, "an entry '" + name + "' that no model has");
            assertThatThrownBy(() -> ArchiveEntries.check(archive)).hasMessageContaining("'" + name + "'");
        }
        for (String name :
                List.of(ArchiveEntries.CONFIGURATION, ArchiveEntries.PARAMETERS, ArchiveEntries.NORMALIZER)) {
            Map<String, byte[]> less = new LinkedHashMap<>(whole);
            less.remove(name);
            byte[] archive = zip(less);
            assertThatThrownBy(() -> ArchiveEntries.check(archive)).hasMessageContaining("lacks " + name);
        }
        ArchiveEntries.check(archive(LocalSteps.FUSED));
        ArchiveEntries.check(archive(LocalSteps.DL4J));
    }

    @Test
    void whereverAnArchiveIsCutItIsRefusedInOneLine() {
        for (LocalSteps step : LocalSteps.values()) {
            byte[] archive = archive(step);
            for (int length = 0; length < archive.length * 9 / 10; length += 97) {
                byte[] cut = Arrays.copyOf(archive, length);
                try (Model model = NetworkArchive.read(cut)) {
                    // What is cut off was the updater's state or the directory: the model is whole.
                    assertThat(model.predict(new float[3], 1)).hasSize(1);
                } catch (Fault refused) {
                    assertThat(refused.getMessage()).doesNotContain("\n");
                }
            }
        }
    }

    /** By everybody that opens one. */
    private static void assertRefused(byte[] archive, String reason) {
        assertThatThrownBy(() -> NetworkArchive.read(archive))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .hasMessageContaining(reason);
        assertThatThrownBy(() -> InheritedNetwork.of(archive, SPEC))
                .isInstanceOfSatisfying(
                        Fault.class, fault -> assertThat(fault.reason()).isEqualTo(FaultReason.DATA_VALIDATION_FAILURE))
                .hasMessageContaining(reason);
    }

    /** Takes 2^100 steps to put together again. */
    private static byte[] nestedSets() throws IOException {
        Set<Object> root = new HashSet<>();
        Set<Object> one = root;
        Set<Object> other = new HashSet<>();
        for (int depth = 0; depth < 100; depth++) {
            Set<Object> nextOne = new HashSet<>();
            Set<Object> nextOther = new HashSet<>();
            nextOne.add("one");
            one.add(nextOne);
            one.add(nextOther);
            other.add(nextOne);
            other.add(nextOther);
            one = nextOne;
            other = nextOther;
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(root);
        }
        return bytes.toByteArray();
    }

    private static byte[] archive(LocalSteps steps) {
        try (LocalStep step = steps.open(SPEC, 42, 20)) {
            return NetworkArchive.write(steps, SPEC, 42, step.state(), Standardisation.fit(Tables.nonLinear(20, 3, 5)));
        }
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** Stored as a model's are, and deflated where it is a bomb. */
    private static byte[] zip(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new ArrayList<>(entries.keySet())) {
                byte[] content = entries.get(name);
                ZipEntry entry = new ZipEntry(name);
                if (content.length < 10 << 20) {
                    CRC32 checksum = new CRC32();
                    checksum.update(content);
                    entry.setMethod(ZipEntry.STORED);
                    entry.setSize(content.length);
                    entry.setCrc(checksum.getValue());
                }
                zip.putNextEntry(entry);
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
