package io.undercut.example;

import java.io.File;
import java.io.IOException;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.api.preprocessor.Normalizer;
import org.nd4j.linalg.dataset.api.preprocessor.NormalizerStandardize;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Opens a published {@code model.zip} with DL4J alone and asks it for one prediction. Copy it, or run it as it stands:
 *
 * <pre>{@code
 * java -cp 'jobs/target/undercut/lib/*' model-zoo/src/test/java/io/undercut/example/OpenModelZip.java MODEL_ZIP FEATURE…
 * }</pre>
 *
 * <p>The features stand in the order and the units of {@code signature.json}, which lies beside the model, and so does the label. DL4J
 * deserialises Java objects from some archives, so open none but your own: {@code undercut models verify} compares it with its checksum.
 */
public final class OpenModelZip {
    private OpenModelZip() {}

    /** Prints a prediction in the label's unit. */
    public static void main(String[] arguments) throws IOException {
        float[] features = new float[arguments.length - 1];
        for (int at = 0; at < features.length; at++) {
            features[at] = Float.parseFloat(arguments[at + 1]);
        }
        System.out.println(predict(new File(arguments[0]), new float[][] {features})[0]);
    }

    /**
     * Predictions in the label's unit.
     *
     * @param modelZip as it was published
     * @param rows features of each row, not normalised
     */
    static float[] predict(File modelZip, float[][] rows) throws IOException {
        Pair<MultiLayerNetwork, Normalizer> restored =
                ModelSerializer.restoreMultiLayerNetworkAndNormalizer(modelZip, false);
        MultiLayerNetwork network = restored.getFirst();
        NormalizerStandardize normalizer = (NormalizerStandardize) restored.getSecond();

        INDArray values = Nd4j.create(rows);
        // First: the network has only ever seen normalised features. In place.
        normalizer.transform(values);
        // Second.
        INDArray output = network.output(values);
        // Last: the network was taught normalised labels. In place as well.
        normalizer.revertLabels(output);
        return output.data().asFloat();
    }
}
