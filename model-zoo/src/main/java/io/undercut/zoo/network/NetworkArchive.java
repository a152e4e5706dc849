package io.undercut.zoo.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.fused.FusedNetwork;
import io.undercut.zoo.provenance.CanonicalJson;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as a file that DL4J's {@code ModelSerializer} restores, normaliser and updater state included, and whose bytes depend on the
 * network alone: {@code ModelSerializer}'s own archives carry the time of writing.
 */
public final class NetworkArchive {
    /** Beside DL4J's own entries: the network as the fused step predicts with it, with the same bits on every processor. */
    private static final String FUSED = "fused.json";

    /** Reads what CanonicalJson writes; parts that were left out have their defaults. */
    private static final ObjectMapper SPECIFICATIONS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    static {
        Nd4jClasses.keepTheirLoader();
    }

    private NetworkArchive() {}

    /**
     * Writes an archive.
     *
     * @param step what trained the network, and will predict with it
     */
    public static byte[] write(
            LocalSteps step, NetworkSpec spec, long seed, NetworkState state, Standardisation standardisation) {
        MultiLayerConfiguration configuration = Dl4jNetworks.configuration(spec, seed);
        configuration.setIterationCount(state.iteration());
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            entry(zip, "configuration.json", configuration.toJson().getBytes(StandardCharsets.UTF_8));
            entry(zip, "coefficients.bin", array(state.parameters()));
            entry(zip, "updaterState.bin", array(state.updater()));
            ByteArrayOutputStream normalizer = new ByteArrayOutputStream();
            NormalizerSerializer.getDefault().write(normalizer(standardisation), normalizer);
            entry(zip, "normalizer.bin", normalizer.toByteArray());
            if (step == LocalSteps.FUSED) {
                entry(zip, FUSED, CanonicalJson.write(spec));
            }
        } catch (IOException e) {
            throw Fault.defect("the model could not be written to memory", e);
        }
        return bytes.toByteArray();
    }

    /** Opens an archive for prediction, with the step that trained it. */
    public static Model read(byte[] archive) {
        try {
            Map<String, byte[]> entries = entries(archive);
            return entries.containsKey(FUSED) ? fused(entries) : reference(archive);
        } catch (Exception e) {
            throw Fault.data("the model file is not a DL4J archive with a standardising normaliser; publish it again");
        }
    }

    private static Model reference(byte[] archive) throws IOException {
        Pair<MultiLayerNetwork, org.nd4j.linalg.dataset.api.preprocessor.Normalizer> restored =
                ModelSerializer.restoreMultiLayerNetworkAndNormalizer(new ByteArrayInputStream(archive), false);
        return new NetworkModel(restored.getFirst(), standardisation((NormalizerStandardize) restored.getSecond()));
    }

    private static Model fused(Map<String, byte[]> entries) throws Exception {
        FusedNetwork network = new FusedNetwork(SPECIFICATIONS.readValue(entries.get(FUSED), NetworkSpec.class), 0, 0);
        try (INDArray parameters = Nd4j.read(new ByteArrayInputStream(entries.get("coefficients.bin")))) {
            network.restore(parameters.data().asFloat(), network.updaterState(), 0);
        }
        NormalizerStandardize normalizer =
                NormalizerSerializer.getDefault().restore(new ByteArrayInputStream(entries.get("normalizer.bin")));
        return new FusedModel(network, standardisation(normalizer));
    }

    private static Map<String, byte[]> entries(byte[] archive) throws IOException {
        Map<String, byte[]> entries = new TreeMap<>();
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        return entries;
    }

    /** Stored, not deflated: parameters do not compress, and zlib versions differ in their output. */
    private static void entry(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        entry.setTimeLocal(java.time.LocalDateTime.of(2000, 1, 1, 0, 0));
        java.util.zip.CRC32 checksum = new java.util.zip.CRC32();
        checksum.update(content);
        entry.setMethod(ZipEntry.STORED);
        entry.setSize(content.length);
        entry.setCrc(checksum.getValue());
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }

    private static byte[] array(float[] values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (INDArray array = Nd4j.create(values, new long[] {1, values.length}, 'f')) {
            Nd4j.write(array, new DataOutputStream(bytes));
        }
        return bytes.toByteArray();
    }

    private static NormalizerStandardize normalizer(Standardisation standardisation) {
        List<Standardisation.Scale> inputs = standardisation.inputs();
        float[] means = new float[inputs.size()];
        float[] stds = new float[inputs.size()];
        for (int at = 0; at < means.length; at++) {
            means[at] = inputs.get(at).mean();
            stds[at] = inputs.get(at).std();
        }
        NormalizerStandardize normalizer = new NormalizerStandardize(
                row(means),
                row(stds),
                row(standardisation.label().mean()),
                row(standardisation.label().std()));
        normalizer.fitLabel(true);
        return normalizer;
    }

    private static INDArray row(float... values) {
        return Nd4j.create(values, new long[] {1, values.length}, 'c');
    }

    static Standardisation standardisation(NormalizerStandardize normalizer) {
        float[] means = normalizer.getMean().data().asFloat();
        float[] stds = normalizer.getStd().data().asFloat();
        Standardisation.Scale[] inputs = new Standardisation.Scale[means.length];
        for (int at = 0; at < means.length; at++) {
            inputs[at] = new Standardisation.Scale(means[at], stds[at]);
        }
        return new Standardisation(
                List.of(inputs),
                new Standardisation.Scale(
                        normalizer.getLabelMean().getFloat(0),
                        normalizer.getLabelStd().getFloat(0)));
    }
}
