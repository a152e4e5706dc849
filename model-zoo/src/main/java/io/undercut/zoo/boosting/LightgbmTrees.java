package io.undercut.zoo.boosting;

import com.microsoft.ml.lightgbm.SWIGTYPE_p_double;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_float;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_int;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_long_long;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_p_void;
import com.microsoft.ml.lightgbm.SWIGTYPE_p_void;
import com.microsoft.ml.lightgbm.lightgbmlib;
import io.undercut.fault.Fault;
import io.undercut.zoo.model.BoosterSpec;

/**
 * Trees in LightGBM's hands, by its C interface: its Java front makes room for two predictions a row, whatever the classes, and cannot put
 * trees before others.
 */
final class LightgbmTrees implements AutoCloseable {
    private static final int ALL = -1;
    private static final int BY_SPLITS = 0;
    private static final int ROW_MAJOR = 1;
    private static final long FIRST_BUFFER = 1 << 20;
    private static final String QUIET_ON_ONE_THREAD = "num_threads=1 verbosity=-1";

    private final SWIGTYPE_p_void handle;

    private LightgbmTrees(SWIGTYPE_p_void handle) {
        this.handle = handle;
    }

    /** What predictions are of. */
    enum Scale {
        /** Sums over the trees. */
        RAW(lightgbmlib.C_API_PREDICT_RAW_SCORE),
        /** The label's: numbers, probabilities. */
        LABEL(lightgbmlib.C_API_PREDICT_NORMAL);

        private final int code;

        Scale(int code) {
            this.code = code;
        }
    }

    /** No trees yet, to be grown on a data set. */
    static LightgbmTrees on(SWIGTYPE_p_void dataset, String parameters) {
        SWIGTYPE_p_p_void made = lightgbmlib.voidpp_handle();
        require(lightgbmlib.LGBM_BoosterCreate(dataset, parameters, made));
        return new LightgbmTrees(lightgbmlib.voidpp_value(made));
    }

    /** The trees of a text; a data fault if it is none of LightGBM's. */
    static LightgbmTrees read(String text) {
        LightgbmNatives.load();
        SWIGTYPE_p_int rounds = lightgbmlib.new_intp();
        SWIGTYPE_p_p_void made = lightgbmlib.voidpp_handle();
        try {
            if (lightgbmlib.LGBM_BoosterLoadModelFromString(text, rounds, made) != 0) {
                throw Fault.data("the model file's trees are not LightGBM's; publish it again");
            }
            return new LightgbmTrees(lightgbmlib.voidpp_value(made));
        } finally {
            lightgbmlib.delete_intp(rounds);
        }
    }

    void watch(SWIGTYPE_p_void dataset) {
        require(lightgbmlib.LGBM_BoosterAddValidData(handle, dataset));
    }

    /** One boosting round. */
    void grow() {
        SWIGTYPE_p_int finished = lightgbmlib.new_intp();
        try {
            require(lightgbmlib.LGBM_BoosterUpdateOneIter(handle, finished));
        } finally {
            lightgbmlib.delete_intp(finished);
        }
    }

    /** Puts others before these. */
    void after(LightgbmTrees others) {
        require(lightgbmlib.LGBM_BoosterMerge(handle, others.handle));
    }

    /** LightGBM's own text. */
    String text() {
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        try {
            return lightgbmlib.LGBM_BoosterSaveModelToStringSWIG(handle, 0, ALL, BY_SPLITS, FIRST_BUFFER, length);
        } finally {
            lightgbmlib.delete_int64_tp(length);
        }
    }

    /** Inputs that the trees read. */
    int width() {
        SWIGTYPE_p_int width = lightgbmlib.new_intp();
        try {
            require(lightgbmlib.LGBM_BoosterGetNumFeature(handle, width));
            return lightgbmlib.intp_value(width);
        } finally {
            lightgbmlib.delete_intp(width);
        }
    }

    /** Predictions of rows, row by row. Safe for use by several threads at once. */
    double[] predict(float[] features, int rows, int width, int numbers, Scale scale) {
        SWIGTYPE_p_float copied = lightgbmlib.new_floatArray(features.length);
        SWIGTYPE_p_double given = lightgbmlib.new_doubleArray((long) rows * numbers);
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        try {
            for (int at = 0; at < features.length; at++) {
                lightgbmlib.floatArray_setitem(copied, at, features[at]);
            }
            require(lightgbmlib.LGBM_BoosterPredictForMat(
                    handle,
                    lightgbmlib.float_to_voidp_ptr(copied),
                    lightgbmlib.C_API_DTYPE_FLOAT32,
                    rows,
                    width,
                    ROW_MAJOR,
                    scale.code,
                    0,
                    ALL,
                    QUIET_ON_ONE_THREAD,
                    length,
                    given));
            return values(given, rows * numbers);
        } finally {
            lightgbmlib.delete_floatArray(copied);
            lightgbmlib.delete_int64_tp(length);
            lightgbmlib.delete_doubleArray(given);
        }
    }

    /** Predictions of the rows they are grown on (0) or watched on (1), number by number. */
    double[] predictions(int dataset, int rows, int numbers) {
        SWIGTYPE_p_double given = lightgbmlib.new_doubleArray((long) rows * numbers);
        SWIGTYPE_p_long_long length = lightgbmlib.new_int64_tp();
        try {
            require(lightgbmlib.LGBM_BoosterGetPredict(handle, dataset, length, given));
            return values(given, rows * numbers);
        } finally {
            lightgbmlib.delete_int64_tp(length);
            lightgbmlib.delete_doubleArray(given);
        }
    }

    private static double[] values(SWIGTYPE_p_double given, int count) {
        double[] values = new double[count];
        for (int at = 0; at < count; at++) {
            values[at] = lightgbmlib.doubleArray_getitem(given, at);
        }
        return values;
    }

    /** Numbers that LightGBM predicts of a row. */
    static int numbers(BoosterSpec spec) {
        return spec.objective() == BoosterSpec.Objective.MULTICLASS ? spec.outputs() : 1;
    }

    private static void require(int code) {
        if (code != 0) {
            throw Fault.defect("LightGBM failed: " + lightgbmlib.LGBM_GetLastError(), null);
        }
    }

    @Override
    public void close() {
        require(lightgbmlib.LGBM_BoosterFree(handle));
    }
}
