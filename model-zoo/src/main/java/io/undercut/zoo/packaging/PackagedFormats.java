package io.undercut.zoo.packaging;

import io.undercut.fault.Fault;
import io.undercut.zoo.boosting.BoosterFormat;
import io.undercut.zoo.ensemble.EnsembleFormat;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.network.NetworkFormat;
import java.util.List;

/** The formats of models, told apart by what is in their files: a program that opens a model need not have its type. */
final class PackagedFormats {
    private static final List<ModelFormat> ALL =
            List.of(NetworkFormat.ARCHIVE, BoosterFormat.ARCHIVE, new EnsembleFormat(BoosterFormat.ARCHIVE));

    private PackagedFormats() {}

    static ModelFormat of(byte[] model) {
        for (ModelFormat format : ALL) {
            try {
                format.check(model);
                return format;
            } catch (Fault another) {
                continue;
            }
        }
        throw Fault.data("the model file is of no format that this version of Undercut knows; use the version that"
                + " published it, or publish it again");
    }
}
