package io.undercut.job.command;

import io.undercut.fault.Phrase;
import io.undercut.job.task.Zoo;
import java.util.ListResourceBundle;

/** The zoo's names for help texts: <code>${bundle:zoo.model}</code> is a model type, <code>${bundle:zoo.sets}</code> are all feature sets. */
final class HelpNames extends ListResourceBundle {
    private final Zoo zoo;

    HelpNames(Zoo zoo) {
        this.zoo = zoo;
    }

    @Override
    protected Object[][] getContents() {
        return new Object[][] {
            {"zoo.model", zoo.models().names().get(0)},
            {"zoo.sets", Phrase.list(zoo.featureSets().names())},
        };
    }
}
