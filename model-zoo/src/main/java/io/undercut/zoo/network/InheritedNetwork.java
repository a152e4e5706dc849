package io.undercut.zoo.network;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.Standardisation;
import io.undercut.zoo.model.NetworkSpec;
import java.io.IOException;
import java.util.Map;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.BaseOutputLayer;
import org.deeplearning4j.nn.conf.layers.FeedForwardLayer;

/**
 * What a training takes over from a model of the same architecture.
 *
 * @param parameters flat, in DL4J's layout
 * @param standardisation centre and scale that these parameters were learned under
 */
@SuppressWarnings("ArrayRecordComponent")
public record InheritedNetwork(float[] parameters, Standardisation standardisation) {
    static {
        Nd4jClasses.keepTheirLoader();
    }

    /** Reads an archive; a configuration fault if its layers or its loss are not those of the network to be trained. */
    public static InheritedNetwork of(byte[] archive, NetworkSpec wanted) {
        try {
            Map<String, byte[]> entries = ArchiveEntries.read(archive);
            float[] parameters = ArchivedArrays.floats(entries.get(ArchiveEntries.PARAMETERS));
            String has =
                    architecture(ArchivedLayers.read(entries.get(ArchiveEntries.CONFIGURATION), parameters.length));
            String wants = architecture(Dl4jNetworks.archived(wanted, 0));
            if (!has.equals(wants)) {
                throw Fault.configuration("the model to begin with is a network of " + has + "; must be one of " + wants
                        + ": name a version of that architecture, or train without --warm-start");
            }
            return new InheritedNetwork(
                    parameters, ArchivedArrays.standardisation(entries.get(ArchiveEntries.NORMALIZER)));
        } catch (Fault refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw Fault.data(
                    "the model to begin with is not a DL4J archive with a standardising normaliser; name another");
        }
    }

    /** Such as {@code 20 -> 64 relu -> 1 identity, LossMAE()}: what gives parameters their number and their meaning. */
    private static String architecture(Dl4jNetwork network) {
        StringBuilder text = new StringBuilder();
        for (NeuralNetConfiguration one : network.layers()) {
            boolean wrapped = Dl4jLayers.unwrapped(one.getLayer()) != one.getLayer();
            if (Dl4jLayers.unwrapped(one.getLayer()) instanceof FeedForwardLayer layer) {
                text.append(text.isEmpty() ? Long.toString(layer.getNIn()) : "")
                        .append(" -> %d %s".formatted(layer.getNOut(), layer.getActivationFn()))
                        .append(wrapped ? " " + one.getLayer().getClass().getSimpleName() : "");
            }
            if (one.getLayer() instanceof BaseOutputLayer output) {
                text.append(", ").append(output.getLossFn());
            }
        }
        return text + (network.joined() == 0 ? "" : ", with " + network.joined() + " inputs joined");
    }
}
