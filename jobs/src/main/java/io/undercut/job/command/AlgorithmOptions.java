package io.undercut.job.command;

import io.undercut.fault.Fault;
import io.undercut.job.dag.SuppliedFile;
import io.undercut.job.task.StartingPoint;
import io.undercut.zoo.catalog.ModelType;
import java.util.List;
import picocli.CommandLine.Option;

/** What learns a model, or was learned elsewhere. */
final class AlgorithmOptions {
    @Option(
            names = "--algorithm",
            paramLabel = "A",
            description =
                    "what learns it, where its type has a choice: xgboost, lightgbm or ensemble, which trains both"
                            + " and blends them; catboost is not trainable here and takes --supplied-model (default: the"
                            + " type's own)")
    private String algorithm;

    @Option(
            names = "--supplied-model",
            paramLabel = "FILE.cbm",
            description =
                    "with --algorithm catboost: a model that CatBoost trained in Python on the training rows of the"
                            + " type's feature set; it is tested, gated and published like a trained one (default: none)")
    private String supplied;

    /** The word that was chosen; null for a type's own. */
    String algorithm() {
        return algorithm;
    }

    /** Types, learned by what was chosen; refuses a choice for several. */
    List<ModelType> of(List<ModelType> types) {
        if (algorithm == null && supplied == null) {
            return types;
        }
        if (types.size() != 1) {
            throw Fault.configuration((algorithm == null ? "--supplied-model" : "--algorithm")
                    + " is of one model, and the run has " + types.size() + "; name one with --models");
        }
        return List.of(types.get(0).by(algorithm));
    }

    /** What a training begins with, a supplied file among it. */
    StartingPoint start(String savepoint, String warmStart) {
        return new StartingPoint(
                savepoint, warmStart, supplied == null ? null : SuppliedFile.at(TableOptions.whole(supplied)));
    }
}
