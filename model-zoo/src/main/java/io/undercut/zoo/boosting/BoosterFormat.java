package io.undercut.zoo.boosting;

import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.onnx.OnnxGraph;
import java.util.List;

/** The format of boosted trees: {@link BoosterArchive}. */
public enum BoosterFormat implements ModelFormat {
    ARCHIVE;

    @Override
    public Model open(byte[] file) {
        return BoosterArchive.read(file);
    }

    @Override
    public void check(byte[] file) {
        BoosterArchive.check(file);
    }

    @Override
    public String describe(byte[] file, OnnxGraph graph) {
        return BoosterArchive.describe(file, graph);
    }

    @Override
    public List<Double> gains(byte[] file) {
        return BoosterArchive.gains(file);
    }

    @Override
    public boolean isOf(byte[] file) {
        return BoosterArchive.isOne(file);
    }
}
