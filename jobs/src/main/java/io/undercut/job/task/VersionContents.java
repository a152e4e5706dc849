package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.zoo.evaluation.ConformalIntervals;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import io.undercut.zoo.registry.VersionFile;
import io.undercut.zoo.tabular.TableEncoding;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What a published version of a model consists of. */
public final class VersionContents {
    static final String CARD = "model-card.md";
    static final String REPORT = "report.html";
    static final String CIRCUMSTANCES = "circumstances.json";

    /** Beside the files that every version has: how wide the intervals round its predictions are. */
    static final String INTERVALS = "intervals.json";

    /** What came of its gates when it was published: with figures of that day's machine, so no part of its identity. */
    public static final String GATES = "gates.json";

    /** Beside them: how the rows of a table became the inputs of a model that learned from one. */
    public static final String ENCODING = "encoding.json";

    private static final List<String> KNOWN = Stream.concat(
                    ModelPackage.REQUIRED.stream(), Stream.of(CARD, REPORT, CIRCUMSTANCES, GATES, INTERVALS, ENCODING))
            .toList();

    private VersionContents() {}

    /**
     * What a version or its model has that none has; checksums vouch only for what their writer put there.
     *
     * @param format of the models of its type
     */
    public static Optional<String> foreign(ModelVersion version, ModelFormat format, byte[] model) {
        Optional<String> file = version.files().stream()
                .map(VersionFile::name)
                .filter(name -> !KNOWN.contains(name))
                .findFirst();
        if (file.isPresent()) {
            return Optional.of("its checksums list " + file.get() + ", which no version has");
        }
        try {
            format.check(model);
            return Optional.empty();
        } catch (Fault problem) {
            return Optional.of(problem.getMessage());
        }
    }

    /** How the table's rows became inputs; empty of a model that learned from the lake. */
    public static Optional<TableEncoding> encoding(ModelRegistry registry, ModelVersion version) {
        return version.files().stream().anyMatch(file -> file.name().equals(ENCODING))
                ? Optional.of(CanonicalJson.readWithOmissions(
                        registry.read(version, ENCODING), TableEncoding.class, ENCODING))
                : Optional.empty();
    }

    /** The intervals that a version was published with; empty if it has none. */
    public static Optional<ConformalIntervals> intervals(ModelRegistry registry, ModelVersion version) {
        return version.files().stream().anyMatch(file -> file.name().equals(INTERVALS))
                ? Optional.of(
                        CanonicalJson.read(registry.read(version, INTERVALS), ConformalIntervals.class, INTERVALS))
                : Optional.empty();
    }
}
