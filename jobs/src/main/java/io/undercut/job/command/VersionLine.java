package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.undercut.fault.Fault;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A published version in the list of all: its state, date and score.
 *
 * @param modelType the model type
 * @param version the version
 * @param created when it was first published
 * @param state LATEST if {@code latest} points at it, QUARANTINED if it must not be used, else PUBLISHED
 * @param latest whether {@code latest} points at it
 * @param mae mean absolute error on its test races, in the label's unit; null if it is ranked by another metric, or that cannot be read
 * @param metric the word of the metric by which it is ranked; null if that cannot be read
 * @param figure its figure on the test races; null if that cannot be read
 * @param sha256 over the model file's bytes; empty if nobody knows
 * @param uri its folder
 * @param quarantine why it must not be used; empty if it may
 */
record VersionLine(
        String modelType,
        String version,
        Instant created,
        State state,
        boolean latest,
        Double mae,
        String metric,
        Double figure,
        String sha256,
        String uri,
        String quarantine) {
    /** What may be done with a version. */
    enum State {
        LATEST,
        PUBLISHED,
        QUARANTINED
    }

    static VersionLine of(ModelRegistry registry, ModelVersion version) {
        boolean isLatest = isLatest(registry, version);
        State otherwise = isLatest ? State.LATEST : State.PUBLISHED;
        Optional<LeadFigure> lead = lead(registry, version);
        return new VersionLine(
                version.modelType(),
                version.version(),
                version.created(),
                version.quarantined() ? State.QUARANTINED : otherwise,
                isLatest,
                lead.filter(figure -> figure.metric().equals("mae"))
                        .map(LeadFigure::value)
                        .orElse(null),
                lead.map(LeadFigure::metric).orElse(null),
                lead.map(LeadFigure::value).orElse(null),
                version.modelSha256(),
                version.uri(),
                version.quarantine());
    }

    private static boolean isLatest(ModelRegistry registry, ModelVersion version) {
        return registry.pointedAtIfWhole(version.modelType())
                .map(now -> now.version().equals(version.version()))
                .orElse(false);
    }

    private static Optional<LeadFigure> lead(ModelRegistry registry, ModelVersion version) {
        try {
            return LeadFigure.of(CanonicalJson.read(
                            registry.read(version, ModelPackage.METRICS), JsonNode.class, ModelPackage.METRICS)
                    .path("metrics"));
        } catch (Fault damaged) {
            // The list is for finding versions, this one too; 'models verify' says what is wrong with it.
            return Optional.empty();
        }
    }

    String text() {
        return "%s %-11s %s@%s %s %s sha256 %s%s"
                .formatted(
                        latest ? "→" : " ",
                        state.name().toLowerCase(Locale.ROOT),
                        modelType,
                        version,
                        created,
                        metric == null ? "score unknown" : new LeadFigure(metric, figure).text(),
                        sha256,
                        quarantine.isEmpty() ? "" : ": " + quarantine);
    }
}
