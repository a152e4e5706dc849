package io.undercut.zoo.boosting;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.undercut.fault.Fault;
import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.onnx.OnnxGraph;
import io.undercut.zoo.provenance.CanonicalJson;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Boosted trees as a file: what they are, and the trees in the library's own format, which its other languages open too. */
public final class BoosterArchive {
    private static final ObjectMapper SPECIFICATIONS = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .build();
    private static final String SPECIFICATION = "booster.json";
    /** XGBoost's in universal binary JSON. */
    private static final String XGBOOST = "xgboost.ubj";
    /** LightGBM's as text. */
    private static final String LIGHTGBM = "lightgbm.txt";

    private static final int MEBIBYTE = 1 << 20;
    private static final ArchiveLayout LAYOUT = new ArchiveLayout(
            Map.of(SPECIFICATION, MEBIBYTE, XGBOOST, 512 * MEBIBYTE, LIGHTGBM, 512 * MEBIBYTE), List.of(SPECIFICATION));

    private BoosterArchive() {}

    /**
     * Writes an archive; the same bytes for the same trees.
     *
     * @param trees as {@link Boosting#trees} gave them
     */
    public static byte[] write(BoosterSpec spec, byte[] trees) {
        LinkedHashMap<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(SPECIFICATION, CanonicalJson.write(spec));
        entries.put(trees(spec), trees);
        return ArchiveLayout.write(entries);
    }

    private static String trees(BoosterSpec spec) {
        return switch (spec.library()) {
            case XGBOOST -> XGBOOST;
            case LIGHTGBM -> LIGHTGBM;
        };
    }

    /** Opens an archive for prediction. */
    public static Model read(byte[] archive) {
        Contents contents = contents(archive);
        return switch (contents.spec().library()) {
            case XGBOOST -> new XgboostModel(contents.spec(), contents.trees());
            case LIGHTGBM -> new LightgbmModel(contents.spec(), contents.trees());
        };
    }

    /** Adds what the trees of an archive compute to a graph. */
    static String describe(byte[] archive, OnnxGraph graph) {
        Contents contents = contents(archive);
        return BoosterGraph.of(graph, contents.spec(), contents.trees());
    }

    /** What the splits on each input have gained, as shares of all; empty where there is no split. */
    static List<Double> gains(byte[] archive) {
        Contents contents = contents(archive);
        double[] gains = new double[contents.spec().inputs()];
        switch (contents.spec().library()) {
            case XGBOOST -> XgboostNodes.addGains(contents.trees(), gains);
            case LIGHTGBM -> LightgbmNodes.addGains(contents.trees(), gains);
        }
        double all = 0;
        for (double gain : gains) {
            all += gain;
        }
        List<Double> shares = new ArrayList<>();
        for (int input = 0; input < gains.length && all > 0; input++) {
            shares.add(gains[input] / all);
        }
        return List.copyOf(shares);
    }

    @SuppressWarnings("ArrayRecordComponent") // two names for what is read, never compared
    private record Contents(BoosterSpec spec, byte[] trees) {}

    private static Contents contents(byte[] archive) {
        try {
            Map<String, byte[]> entries = LAYOUT.read(archive);
            byte[] text = entries.get(SPECIFICATION);
            if (text == null) {
                throw notOurs();
            }
            BoosterSpec spec = SPECIFICATIONS.readValue(text, BoosterSpec.class);
            byte[] trees = entries.get(trees(spec));
            if (trees == null) {
                throw Fault.data("the model file lacks " + trees(spec) + "; publish the model again from its training");
            }
            return new Contents(spec, trees);
        } catch (Fault refused) {
            throw refused;
        } catch (IOException | RuntimeException e) {
            throw notOurs();
        }
    }

    /** Refuses an archive that is not one of boosted trees. */
    public static void check(byte[] archive) {
        LAYOUT.check(archive);
    }

    /** Whether a file is one of boosted trees, whole or not: its first entry says so. */
    static boolean isOne(byte[] file) {
        return ArchiveLayout.beginsWith(file, SPECIFICATION);
    }

    private static Fault notOurs() {
        return Fault.data("the model file is not an archive of boosted trees; publish it again");
    }

    /**
     * Predictions of a library as those of a model: a probability of 1 becomes those of 0 and 1 where both are predicted, a share of an input
     * what it is a share of.
     *
     * @param features the inputs that they are of
     */
    static float[] outputs(BoosterSpec spec, float[] features, float[] predicted) {
        if (spec.whole() != null) {
            for (int row = 0; row < predicted.length; row++) {
                predicted[row] *= features[row * spec.inputs() + spec.whole()];
            }
            return predicted;
        }
        if (spec.objective() != BoosterSpec.Objective.BINARY || spec.outputs() == 1) {
            return predicted;
        }
        float[] both = new float[2 * predicted.length];
        for (int row = 0; row < predicted.length; row++) {
            both[2 * row] = 1 - predicted[row];
            both[2 * row + 1] = predicted[row];
        }
        return both;
    }
}
