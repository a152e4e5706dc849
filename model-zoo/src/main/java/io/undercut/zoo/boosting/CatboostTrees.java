package io.undercut.zoo.boosting;

import ai.catboost.CatBoostError;
import ai.catboost.CatBoostModel;
import ai.catboost.CatBoostPredictions;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import java.io.IOException;
import java.lang.ref.Reference;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Trees that CatBoost trained elsewhere (Prokhorenkova et al., NeurIPS 2018): its package for the JVM applies them and trains none. Safe for
 * use by several threads at once.
 */
final class CatboostTrees implements AutoCloseable {
    /** The applier's version. */
    static final String APPLIER = "1.2.7";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] BEGINNING = {'C', 'B', 'M', '1'};
    private static final int HEADER = 8;
    private static final long UNSIGNED = 0xffff_ffffL;

    private final CatBoostModel model;

    private CatboostTrees(CatBoostModel model) {
        this.model = model;
    }

    /**
     * Opens a file of trees on numbers alone.
     *
     * @param shown what messages call it
     * @param file its bytes, as {@code save_model} wrote them; a data fault that says what is wrong with others
     */
    static CatboostTrees open(String shown, byte[] file) {
        requireWhole(shown, file);
        CatboostNatives.load();
        CatboostTrees trees;
        try {
            trees = new CatboostTrees(CatBoostModel.loadModel(file));
        } catch (CatBoostError | RuntimeException e) {
            // Its Java part reads lists of features without a look at their lengths.
            throw Fault.data(shown + " is damaged, CatBoost cannot read it (" + firstLine(e) + "); copy it again from"
                    + " where it was trained");
        }
        try {
            trees.requireNumbers(shown);
            return trees;
        } catch (Fault refused) {
            trees.close();
            throw refused;
        }
    }

    /** The file is its beginning, the length of what follows, and that; text and categories may have more behind it. */
    private static void requireWhole(String shown, byte[] file) {
        if (file.length < HEADER || !Arrays.equals(BEGINNING, Arrays.copyOf(file, BEGINNING.length))) {
            throw Fault.data(shown + " is not a CatBoost model: it does not begin with CBM1; write it in Python with"
                    + " model.save_model(\"FILE.cbm\")");
        }
        long whole =
                HEADER + (ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getInt(BEGINNING.length) & UNSIGNED);
        if (whole > file.length) {
            throw Fault.data(
                    "%s is cut short: it has %,d bytes and must have %,d; copy it again from where it was trained"
                            .formatted(shown, file.length, whole));
        }
    }

    private void requireNumbers(String shown) {
        List<String> others = model.getFeatures().stream()
                .filter(feature -> !(feature instanceof CatBoostModel.FloatFeature))
                .map(CatBoostModel.Feature::getName)
                .toList();
        if (!others.isEmpty()) {
            throw Fault.data(shown + " reads categories, texts or embeddings (" + String.join(", ", others)
                    + "), and inputs here are numbers; train it on the encoded columns of features.parquet, without"
                    + " cat_features and text_features");
        }
    }

    /** The inputs' names, in the order in which trees read them; used or not. */
    List<String> inputs() {
        return List.of(model.getFeatureNames());
    }

    /** Raw values of a row. */
    int outputs() {
        return model.getPredictionDimension();
    }

    /** Trees. */
    int count() {
        return model.getTreeCount();
    }

    /** The loss that was minimised, {@code Logloss}; empty where the file does not say. */
    String loss() {
        return metadata("params").path("loss_function").path("type").asText("");
    }

    /** Names of the classes in the order of the outputs; empty where the file does not say, or numbers are predicted. */
    List<String> classes() {
        List<String> classes = new ArrayList<>();
        metadata("class_params")
                .path("class_names")
                .forEach(name -> classes.add(
                        name.isNumber() && name.asDouble() == name.asInt()
                                ? Integer.toString(name.asInt())
                                : name.asText()));
        return List.copyOf(classes);
    }

    private JsonNode metadata(String key) {
        Map<String, String> metadata = model.getMetadata();
        try {
            return JSON.readTree(metadata.getOrDefault(key, "{}"));
        } catch (IOException e) {
            return JSON.missingNode();
        }
    }

    /**
     * Raw values, before they become probabilities.
     *
     * @param features row-major, {@code rows × width}; NaN is unknown
     * @param places where in a row each input stands, in the order of {@link #inputs}
     * @return row-major, {@code rows × outputs}
     */
    double[] raw(float[] features, int rows, int[] places) {
        int width = places.length;
        float[][] given = new float[rows][width];
        for (int row = 0; row < rows; row++) {
            for (int input = 0; input < width; input++) {
                given[row][input] = features[row * width + places[input]];
            }
        }
        CatBoostPredictions predictions = new CatBoostPredictions(rows, outputs());
        try {
            model.predict(given, (String[][]) null, predictions);
        } catch (CatBoostError e) {
            throw Fault.defect("CatBoost failed: " + firstLine(e), e);
        } finally {
            // Its finalizer frees the trees, and the call above holds their address alone.
            Reference.reachabilityFence(this);
        }
        return predictions.copyRowMajorPredictions();
    }

    private static String firstLine(Exception e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    @Override
    public void close() {
        try {
            model.close();
        } catch (CatBoostError e) {
            throw Fault.defect("CatBoost failed: " + firstLine(e), e);
        }
    }
}
