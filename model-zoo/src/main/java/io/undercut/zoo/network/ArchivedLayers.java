package io.undercut.zoo.network;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;

/** Reads DL4J's description of a network's layers, which names a class for each of its parts. */
final class ArchivedLayers {
    /** Of two names with one key another reader might take the other. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ArchivedLayers() {}

    /** The layers, if no class beyond DL4J's own is named, and they have as many parameters as were archived. */
    static MultiLayerConfiguration read(byte[] entry, int parameters) throws IOException {
        JsonNode tree = JSON.readTree(entry);
        for (String type : tree.findValuesAsText("@class")) {
            if (!type.startsWith("org.deeplearning4j.nn.") && !type.startsWith("org.nd4j.linalg.")) {
                throw new IOException("a part of class " + type);
            }
        }
        MultiLayerConfiguration layers = MultiLayerConfiguration.fromJson(tree.toString());
        long needed = 0;
        for (NeuralNetConfiguration one : layers.getConfs()) {
            needed = Math.addExact(needed, one.getLayer().initializer().numParams(one));
        }
        if (needed != parameters) {
            throw new IOException(needed + " parameters in the layers, " + parameters + " archived");
        }
        return layers;
    }
}
