package io.undercut.job.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.job.task.VersionContents;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.catalog.ModelType;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.network.NetworkFormat;
import io.undercut.zoo.provenance.CanonicalJson;
import io.undercut.zoo.provenance.TrainingIdentity;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import io.undercut.zoo.registry.VerificationResult;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commands on the registry. */
final class ModelsCommand {
    private ModelsCommand() {}

    static CommandLine commandLine(Surroundings surroundings) {
        return new CommandLine(new Group())
                .addSubcommand(new ListVersions(surroundings))
                .addSubcommand(new Show(surroundings))
                .addSubcommand(new ModelsDiff(surroundings))
                .addSubcommand(new Verify(surroundings))
                .addSubcommand(new ModelsPackage(surroundings));
    }

    private static ModelRegistry registry(Surroundings surroundings, CommonOptions options) {
        return new ModelRegistry(ArtifactStores.at(options.warehouse().models()), surroundings.clock());
    }

    @Command(
            name = "models",
            mixinStandardHelpOptions = true,
            description = "Published models.",
            footer = {"", "Example:", "  undercut models list"})
    private static final class Group extends CommandGroup {}

    @Command(
            name = "list",
            mixinStandardHelpOptions = true,
            description = {
                "Lists published versions in any state, oldest first.",
                "latest (with an arrow): what a model's name alone stands for; published: usable by its version;"
                        + " quarantined: refused, for its files are not what was published."
            },
            footer = {"", "Example:", "  undercut models list"})
    private static final class ListVersions implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        private ListVersions(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            ModelRegistry registry = registry(surroundings, options);
            List<VersionLine> versions = registry.list().stream()
                    .map(version -> VersionLine.of(registry, version))
                    .toList();
            List<String> troubles = registry.troubles();
            String text = versions.isEmpty() && troubles.isEmpty()
                    ? "no model is published yet; train one with: undercut pipeline run"
                    : Stream.concat(
                                    versions.stream().map(VersionLine::text),
                                    troubles.stream().map(trouble -> "! " + trouble))
                            .collect(Collectors.joining(System.lineSeparator()));
            new Console(surroundings, options).result(Map.of("models", versions, "troubles", troubles), text);
            return 0;
        }
    }

    @Command(
            name = "show",
            mixinStandardHelpOptions = true,
            description = "Shows a version: what it was made of, files, checksums, metrics.",
            footer = {"", "Example:", "  undercut models show ${bundle:zoo.model}"})
    private static final class Show implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Parameters(paramLabel = "M[@VERSION]", description = "the model")
        private String reference;

        private Show(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            ModelRegistry registry = registry(surroundings, options);
            ModelVersion version = registry.locate(reference);
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            json.putPOJO("version", version);
            if (!version.quarantined()) {
                for (String file : List.of(ModelPackage.METRICS, ModelPackage.LINEAGE, ModelPackage.SIGNATURE)) {
                    json.set(
                            file.replace(".json", ""),
                            CanonicalJson.read(registry.read(version, file), JsonNode.class, file));
                }
            }
            Optional<ModelType> type = surroundings.zoo().models().find(version.modelType());
            type.ifPresent(known -> {
                json.putPOJO("limits", known.terms().training());
                json.putPOJO("search_space", known.terms().space());
            });
            Optional<JsonNode> gates = gates(registry, version);
            gates.ifPresent(found -> json.set("gates", found));
            String files = version.files().stream()
                    .map(file -> "  %-20s %,12d bytes  %s".formatted(file.name(), file.size(), file.sha256()))
                    .collect(Collectors.joining(System.lineSeparator()));
            String lineage = version.quarantined() ? "" : lineage(registry, version) + System.lineSeparator();
            String text = "%s, published %s%s%n%s%s%s%s%n  in %s%n%s"
                    .formatted(
                            version.reference(),
                            version.created(),
                            version.quarantined() ? ", QUARANTINED: " + version.quarantine() : "",
                            lineage,
                            type.map(known -> "  may take "
                                            + known.terms().training().text() + System.lineSeparator())
                                    .orElse(""),
                            gates.map(found -> GateLines.table(json) + System.lineSeparator())
                                    .orElse(""),
                            files,
                            version.uri(),
                            json.path("metrics").toPrettyString());
            new Console(surroundings, options).result(json, text);
            return 0;
        }

        /** As they were when it was published; empty of what was published before there was such a file. */
        private static Optional<JsonNode> gates(ModelRegistry registry, ModelVersion version) {
            boolean kept = version.files().stream().anyMatch(file -> file.name().equals(VersionContents.GATES));
            return version.quarantined() || !kept
                    ? Optional.empty()
                    : Optional.of(CanonicalJson.read(
                            registry.read(version, VersionContents.GATES), JsonNode.class, VersionContents.GATES));
        }

        private static String lineage(ModelRegistry registry, ModelVersion version) {
            return LineageText.of(CanonicalJson.read(
                    registry.read(version, ModelPackage.LINEAGE), TrainingIdentity.class, ModelPackage.LINEAGE));
        }
    }

    @Command(
            name = "verify",
            mixinStandardHelpOptions = true,
            description = "Recomputes a version's checksums; a changed or missing file quarantines it.",
            footer = {"", "Example:", "  undercut models verify ${bundle:zoo.model}"})
    private static final class Verify implements Callable<Integer> {
        private final Surroundings surroundings;

        @Mixin
        private CommonOptions options;

        @Parameters(paramLabel = "M[@VERSION]", description = "the model")
        private String reference;

        private Verify(Surroundings surroundings) {
            this.surroundings = surroundings;
        }

        @Override
        public Integer call() {
            ModelRegistry registry = registry(surroundings, options);
            ModelVersion version = registry.locate(reference);
            VerificationResult result = registry.verify(version);
            Console console = new Console(surroundings, options);
            if (!result.clean()) {
                Fault changed = new Fault(
                        FaultReason.INTEGRITY_FAILURE,
                        version.reference() + " is not what was published: " + result.describe());
                console.result(result, result.describe(), changed);
                throw changed;
            }
            ModelFormat format = surroundings
                    .zoo()
                    .models()
                    .find(version.modelType())
                    .map(type -> type.format())
                    .orElse(NetworkFormat.ARCHIVE);
            VersionContents.foreign(version, format, registry.read(version, ModelPackage.MODEL))
                    .ifPresent(found -> {
                        Fault foreign = new Fault(
                                FaultReason.INTEGRITY_FAILURE,
                                version.reference() + " is not of this project's making: " + found);
                        console.result(result, result.describe(), foreign);
                        throw foreign;
                    });
            String held = version.quarantined()
                    ? "; it is quarantined all the same, since it was found changed: delete " + version.quarantineMark()
                            + " to use it again"
                    : "";
            console.result(result, result.describe() + held);
            return 0;
        }
    }
}
