package io.undercut.zoo.registry;

import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.zoo.registry.store.ArtifactPath;
import java.util.List;
import java.util.stream.Collectors;

/** Finds what a person typed among what there is; what is not there is answered with what is. */
final class ReferenceLookup {
    private static final int SHOWN = 10;

    private ReferenceLookup() {}

    /** The model type of that name. */
    static String modelType(String asked, List<String> modelTypes, String where) {
        if (modelTypes.isEmpty()) {
            throw Fault.configuration(
                    "no model '" + shown(asked) + "': none is published in " + where + " yet; train one first");
        }
        if (!modelTypes.contains(asked)) {
            throw Fault.configuration("no model '" + shown(asked) + "' is published in " + where + "; there are "
                    + listed(modelTypes) + ": did you mean " + Phrase.nearest(asked, modelTypes)
                    + "? Another must be trained first");
        }
        return asked;
    }

    /** The only version that begins so. */
    static ModelVersion version(String asked, List<ModelVersion> versions) {
        String modelType = versions.get(0).modelType();
        List<ModelVersion> matches = versions.stream()
                .filter(version -> !asked.isEmpty() && version.version().startsWith(asked))
                .toList();
        if (matches.isEmpty()) {
            throw Fault.configuration("no version '" + shown(asked) + "' of " + modelType + "; did you mean "
                    + Phrase.nearest(asked, ids(versions)) + "? There are " + listed(ids(versions)));
        }
        if (matches.size() > 1) {
            throw Fault.configuration("version '" + asked + "' of " + modelType + " is ambiguous; it may be "
                    + listed(ids(matches)) + "; give more digits");
        }
        return matches.get(0);
    }

    static String listed(List<String> names) {
        String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() > SHOWN ? first + " and " + (names.size() - SHOWN) + " more" : first;
    }

    static List<String> ids(List<ModelVersion> versions) {
        return versions.stream().map(ModelVersion::version).toList();
    }

    private static String shown(String asked) {
        String printable = ArtifactPath.printable(asked);
        return printable.length() > 80 ? printable.substring(0, 80) + "..." : printable;
    }
}
