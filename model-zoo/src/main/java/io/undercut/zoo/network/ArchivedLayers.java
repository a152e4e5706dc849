package io.undercut.zoo.network;

import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.graph.GraphVertex;
import org.deeplearning4j.nn.conf.graph.LayerVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;

/** Reads DL4J's description of a network's layers, which names a class for each of its parts. */
final class ArchivedLayers {
    /** Of two names with one key another reader might take the other. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private ArchivedLayers() {}

    /** The network, if no class beyond DL4J's own is named, and it has as many parameters as were archived. */
    static Dl4jNetwork read(byte[] entry, int parameters) throws IOException {
        JsonNode tree = JSON.readTree(entry);
        for (String type : tree.findValuesAsText("@class")) {
            if (!type.startsWith("org.deeplearning4j.nn.") && !type.startsWith("org.nd4j.linalg.")) {
                throw new IOException("a part of class " + type);
            }
        }
        Dl4jNetwork network = tree.has("vertices")
                ? new Dl4jGraph(graph(tree.toString()))
                : new Dl4jChain(MultiLayerConfiguration.fromJson(tree.toString()));
        long needed = 0;
        for (NeuralNetConfiguration one : network.layers()) {
            needed = Math.addExact(needed, one.getLayer().initializer().numParams(one));
        }
        if (needed != parameters) {
            throw new IOException(needed + " parameters in the layers, " + parameters + " archived");
        }
        return network;
    }

    private static ComputationGraphConfiguration graph(String json) throws IOException {
        ComputationGraphConfiguration graph = ComputationGraphConfiguration.fromJson(json);
        for (GraphVertex vertex : graph.getVertices().values()) {
            if (!(vertex instanceof LayerVertex || vertex instanceof MergeVertex || vertex instanceof ScaleVertex)) {
                throw new IOException("a vertex of " + vertex.getClass());
            }
        }
        return graph;
    }
}
