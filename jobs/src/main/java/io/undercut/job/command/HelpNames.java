package io.undercut.job.command;

import io.undercut.fault.Phrase;
import io.undercut.job.config.TrainingOptions;
import io.undercut.job.task.Zoo;
import io.undercut.zoo.catalog.ModelType;
import java.util.ListResourceBundle;
import java.util.stream.Collectors;

/**
 * Names for help texts: <code>${bundle:zoo.model}</code> is a model type, <code>${bundle:zoo.sets}</code> are all feature sets,
 * <code>${bundle:zoo.models}</code> all model types, <code>${bundle:zoo.usual}</code> those of the DAG,
 * <code>${bundle:training.settings}</code> all keys of {@code --set}.
 */
final class HelpNames extends ListResourceBundle {
    private final Zoo zoo;

    HelpNames(Zoo zoo) {
        this.zoo = zoo;
    }

    @Override
    protected Object[][] getContents() {
        return new Object[][] {
            {"zoo.model", zoo.models().names().get(0)},
            {"zoo.models", Phrase.list(zoo.models().names())},
            {
                "zoo.usual",
                Phrase.list(zoo.models().usual().stream().map(ModelType::name).toList())
            },
            {"zoo.sets", Phrase.list(zoo.featureSets().names())},
            {"training.settings", settings()},
        };
    }

    /** A line for each. */
    private static String settings() {
        return TrainingOptions.ALL.stream()
                .map(setting -> "\n%s: %s; %s (default: %s)"
                        .formatted(setting.key(), setting.description(), setting.allowed(), setting.defaultInWords()))
                .collect(Collectors.joining());
    }
}
