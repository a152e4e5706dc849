package io.undercut.zoo.boosting;

import io.undercut.fault.Fault;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.onnx.OnnxGraph;

/** The format of trees that were trained elsewhere: {@link SuppliedArchive}. Their gains stand in no file. */
public enum SuppliedFormat implements ModelFormat {
    ARCHIVE;

    @Override
    public Model open(byte[] file) {
        return SuppliedArchive.read(file);
    }

    @Override
    public void check(byte[] file) {
        SuppliedArchive.check(file);
    }

    /** Always a configuration fault: CatBoost writes ONNX where it trains. */
    @Override
    public String describe(byte[] file, OnnxGraph graph) {
        String python = SuppliedArchive.asked(file).kind().python();
        throw Fault.configuration(
                "the model's trees were supplied by CatBoost, which writes ONNX in Python alone; write" + " it there: "
                        + python + ".save_model(\"model.onnx\", format=\"onnx\"), or choose --format zip");
    }

    @Override
    public boolean isOf(byte[] file) {
        return SuppliedArchive.isOne(file);
    }
}
