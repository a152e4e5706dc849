package io.undercut.zoo.network;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.example.Standardisation.Scale;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.NetworkSpec;
import io.undercut.zoo.network.fused.FusedNetwork;
import io.undercut.zoo.onnx.OnnxGraph;
import io.undercut.zoo.provenance.CanonicalJson;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.dataset.api.preprocessor.serializer.NormalizerSerializer;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A network as a file that DL4J's {@code ModelSerializer} restores, normaliser and updater state included, and whose bytes depend on the
 * network alone: {@code ModelSerializer}'s own archives carry the time of writing.
 */
public final class NetworkArchive {
    /** Reads what CanonicalJson writes; parts that were left out have their defaults. */
    private static final ObjectMapper SPECIFICATIONS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();

    /** Steps in time by parameters: more would not fit a scorer's memory. */
    private static final long LARGEST_PASS = 1L << 31;

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
        Dl4jNetwork network = Dl4jNetworks.archived(spec, seed);
        network.countFrom(state.iteration());
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        try {
            entries.put(ArchiveEntries.CONFIGURATION, network.json().getBytes(StandardCharsets.UTF_8));
            entries.put(ArchiveEntries.PARAMETERS, array(state.parameters()));
            entries.put(ArchiveEntries.UPDATER, array(state.updater()));
            ByteArrayOutputStream normalizer = new ByteArrayOutputStream();
            NormalizerSerializer.getDefault().write(normalizer(standardisation), normalizer);
            entries.put(ArchiveEntries.NORMALIZER, normalizer.toByteArray());
        } catch (IOException e) {
            throw Fault.defect("the model could not be written to memory", e);
        }
        String described = step == LocalSteps.FUSED ? ArchiveEntries.FUSED : ArchiveEntries.NETWORK;
        entries.put(described, CanonicalJson.write(spec));
        return ArchiveLayout.write(entries);
    }

    /** Opens an archive for prediction, with the step that trained it. Nothing in it is deserialised as a Java object. */
    public static Model read(byte[] archive) {
        try {
            Map<String, byte[]> entries = ArchiveEntries.read(archive);
            float[] parameters = ArchivedArrays.floats(entries.get(ArchiveEntries.PARAMETERS));
            Standardisation standardisation = ArchivedArrays.standardisation(entries.get(ArchiveEntries.NORMALIZER));
            byte[] fused = entries.get(ArchiveEntries.FUSED);
            return fused == null
                    ? reference(entries.get(ArchiveEntries.CONFIGURATION), parameters, standardisation)
                    : fused(SPECIFICATIONS.readValue(fused, NetworkSpec.class), parameters, standardisation);
        } catch (Fault refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw Fault.data("the model file is not a DL4J archive with a standardising normaliser; publish it again");
        }
    }

    /** Adds what the network of an archive computes to a graph. */
    static String describe(byte[] archive, OnnxGraph graph) {
        try {
            Map<String, byte[]> entries = ArchiveEntries.read(archive);
            byte[] described = entries.getOrDefault(ArchiveEntries.FUSED, entries.get(ArchiveEntries.NETWORK));
            if (described == null) {
                throw Fault.configuration(
                        "the model is an old one of --step dl4j, which keeps its layers in DL4J's words"
                                + " alone; train it again for an ONNX file");
            }
            NetworkSpec spec = SPECIFICATIONS.readValue(described, NetworkSpec.class);
            float[] parameters = ArchivedArrays.floats(entries.get(ArchiveEntries.PARAMETERS));
            Standardisation standardisation = ArchivedArrays.standardisation(entries.get(ArchiveEntries.NORMALIZER));
            requireFit(spec, parameters, standardisation);
            return NetworkGraph.of(graph, spec, parameters, standardisation);
        } catch (Fault refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw Fault.data("the model file is not a DL4J archive with a standardising normaliser; publish it again");
        }
    }

    private static Model reference(byte[] layers, float[] parameters, Standardisation standardisation)
            throws IOException {
        Dl4jNetwork network = ArchivedLayers.read(layers, parameters.length);
        network.init(Nd4j.create(parameters, new long[] {1, parameters.length}, 'f'));
        return new NetworkModel(network, standardisation);
    }

    private static Model fused(NetworkSpec spec, float[] parameters, Standardisation standardisation) {
        requireFit(spec, parameters, standardisation);
        FusedNetwork network = new FusedNetwork(spec, 0, 0);
        network.restore(parameters, network.updaterState(), 0);
        return new FusedModel(spec, network, standardisation);
    }

    private static void requireFit(NetworkSpec spec, float[] parameters, Standardisation standardisation) {
        if (spec.parameters() != parameters.length) {
            throw Fault.data("the model file has " + parameters.length + " parameters, its network " + spec.parameters()
                    + "; publish it again");
        }
        if (spec.scales() != standardisation.inputs().size()
                || (long) spec.steps() * parameters.length > LARGEST_PASS) {
            throw Fault.data("the model file's network has " + spec.inputs() + " inputs in " + spec.steps()
                    + " steps; its normaliser has " + standardisation.inputs().size() + ", or they are too many");
        }
        if (!standardisation.labels().isEmpty() && standardisation.labels().size() != spec.outputs()) {
            throw Fault.data("the model file's network has " + spec.outputs() + " outputs, its normaliser "
                    + standardisation.labels().size() + "; publish it again");
        }
    }

    private static byte[] array(float[] values) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (INDArray array = Nd4j.create(values, new long[] {1, values.length}, 'f')) {
            Nd4j.write(array, new DataOutputStream(bytes));
        }
        return bytes.toByteArray();
    }

    private static NormalizerStandardize normalizer(Standardisation standardisation) {
        List<Scale> labels = standardisation.labels();
        boolean fitsLabels = !labels.isEmpty();
        NormalizerStandardize normalizer = fitsLabels
                ? new NormalizerStandardize(
                        row(standardisation.inputs(), Scale::mean),
                        row(standardisation.inputs(), Scale::std),
                        row(labels, Scale::mean),
                        row(labels, Scale::std))
                : new NormalizerStandardize(
                        row(standardisation.inputs(), Scale::mean), row(standardisation.inputs(), Scale::std));
        normalizer.fitLabel(fitsLabels);
        return normalizer;
    }

    private static INDArray row(List<Scale> scales, ToDoubleFunction<Scale> figure) {
        float[] values = new float[scales.size()];
        for (int at = 0; at < values.length; at++) {
            values[at] = (float) figure.applyAsDouble(scales.get(at));
        }
        return Nd4j.create(values, new long[] {1, values.length}, 'c');
    }
}
