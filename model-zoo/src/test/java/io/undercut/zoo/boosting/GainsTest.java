package io.undercut.zoo.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import io.undercut.zoo.example.ExampleTable;
import io.undercut.zoo.model.BoosterSpec;
import io.undercut.zoo.model.BoosterSpec.Library;
import io.undercut.zoo.model.BoosterSpec.Objective;
import io.undercut.zoo.model.BoosterSpec.Sampling;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.XGBoost;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What splits have gained is what the libraries themselves say of it. */
class GainsTest {
    private static final int ALL_ROUNDS = 0;

    @ParameterizedTest
    @EnumSource(Objective.class)
    void xgboostsTotalGain(Objective objective) throws Exception {
        BoosterSpec spec = BoostingTest.spec(Library.XGBOOST, objective, Sampling.ALL);
        byte[] trees = trees(spec);
        Booster booster = XGBoost.loadModel(trees);
        String[] names =
                IntStream.range(0, spec.inputs()).mapToObj(input -> "f" + input).toArray(String[]::new);
        Map<String, Double> theirs = booster.getScore(names, "total_gain");
        double all = theirs.values().stream().mapToDouble(gain -> gain).sum();
        booster.dispose();

        assertShares(
                BoosterArchive.gains(BoosterArchive.write(spec, trees)),
                Arrays.stream(names)
                        .mapToDouble(name -> theirs.getOrDefault(name, 0.0) / all)
                        .toArray());
    }

    @ParameterizedTest
    @EnumSource(Objective.class)
    void lightgbmsImportanceByGain(Objective objective) {
        BoosterSpec spec = BoostingTest.spec(Library.LIGHTGBM, objective, Sampling.ALL);
        byte[] trees = trees(spec);
        double[] theirs = lightgbms(trees, spec.inputs());
        double all = Arrays.stream(theirs).sum();

        assertShares(
                BoosterArchive.gains(BoosterArchive.write(spec, trees)),
                Arrays.stream(theirs).map(gain -> gain / all).toArray());
    }

    @ParameterizedTest
    @EnumSource(Library.class)
    void treesWithoutASplitHaveGainedNothing(Library library) {
        BoosterSpec spec = BoostingTest.spec(library, Objective.SQUARED_ERROR, Sampling.ALL);
        ExampleTable rows = BoostingTest.rows(spec, 100, 1);
        Arrays.fill(rows.labels(), 3);

        assertThat(BoosterArchive.gains(BoosterArchive.write(spec, trees(spec, rows))))
                .isEmpty();
    }

    private static void assertShares(List<Double> ours, double[] theirs) {
        assertThat(ours).hasSize(theirs.length);
        for (int input = 0; input < theirs.length; input++) {
            assertThat(ours.get(input)).isCloseTo(theirs[input], within(1e-5));
        }
        assertThat(ours.stream().mapToDouble(share -> share).sum()).isCloseTo(1, within(1e-9));
        // The label is made of each column by its number.
        assertThat(ours.get(theirs.length - 1)).isGreaterThan(ours.get(1));
    }

    private static byte[] trees(BoosterSpec spec) {
        return trees(spec, BoostingTest.rows(spec, 300, 1));
    }

    private static byte[] trees(BoosterSpec spec, ExampleTable rows) {
        try (Boosting boosting = Boosting.of(spec, 7, rows, rows, null)) {
            boosting.boost(0, 30);
            return boosting.trees();
        }
    }

    private static double[] lightgbms(byte[] text, int inputs) {
        LightgbmNatives.load();
        SWIGTYPE_p_int rounds = lightgbmlib.new_intp();
        SWIGTYPE_p_p_void made = lightgbmlib.voidpp_handle();
        lightgbmlib.LGBM_BoosterLoadModelFromString(new String(text, StandardCharsets.UTF_8), rounds, made);
        SWIGTYPE_p_void handle = lightgbmlib.voidpp_value(made);
        SWIGTYPE_p_double gains = lightgbmlib.new_doubleArray(inputs);
        assertThat(lightgbmlib.LGBM_BoosterFeatureImportance(
                        handle, ALL_ROUNDS, lightgbmlib.C_API_FEATURE_IMPORTANCE_GAIN, gains))
                .isZero();
        double[] values = IntStream.range(0, inputs)
                .mapToDouble(input -> lightgbmlib.doubleArray_getitem(gains, input))
                .toArray();
        lightgbmlib.delete_doubleArray(gains);
        lightgbmlib.LGBM_BoosterFree(handle);
        lightgbmlib.delete_intp(rounds);
        return values;
    }
}
