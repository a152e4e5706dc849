package io.undercut.zoo.packaging;

import io.undercut.zoo.boosting.BoosterFormat;
import io.undercut.zoo.boosting.SuppliedFormat;
import io.undercut.zoo.ensemble.EnsembleFormat;
import io.undercut.zoo.model.AnyFormat;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.network.NetworkFormat;
import java.util.List;

/** The formats of models, told apart by what is in their files: a program that opens a model need not have its type. */
final class PackagedFormats {
    /** Whichever it is. */
    static final ModelFormat ANY = new AnyFormat(List.of(
            NetworkFormat.ARCHIVE,
            BoosterFormat.ARCHIVE,
            new EnsembleFormat(BoosterFormat.ARCHIVE),
            SuppliedFormat.ARCHIVE));

    private PackagedFormats() {}
}
