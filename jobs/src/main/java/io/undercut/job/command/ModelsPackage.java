package io.undercut.job.command;

import com.google.common.hash.Hashing;
import io.undercut.fault.Fault;
import io.undercut.fault.Phrase;
import io.undercut.fault.StorageFault;
import io.undercut.stream.store.ArtifactStores;
import io.undercut.zoo.packaging.OnnxPackage;
import io.undercut.zoo.registry.ModelRegistry;
import io.undercut.zoo.registry.ModelVersion;
import io.undercut.zoo.registry.VersionArchive;
import io.undercut.zoo.registry.store.AsideFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "package",
        mixinStandardHelpOptions = true,
        description = {
            "Writes a version to one file for other programs.",
            "zip: all of the version, which PackagedModel opens in any Java program, its checksums in front.",
            "onnx: what the model computes, in physical units: one input of shape rows × 1 for each feature by its name, the output by"
                    + " the label's; unknown inputs are NaN. The names of classes are in the metadata."
        },
        footer = {"", "Example:", "  undercut models package ${bundle:zoo.model} --format onnx --to tires.onnx"})
final class ModelsPackage implements Callable<Integer> {
    private static final String ZIP = "zip";
    private static final List<String> FORMATS = List.of(ZIP, "onnx");

    private final Surroundings surroundings;

    @Mixin
    private CommonOptions options;

    @Parameters(paramLabel = "M[@VERSION]", description = "the model")
    private String reference;

    @Option(
            names = "--format",
            paramLabel = "zip|onnx",
            defaultValue = "zip",
            description = "(default: ${DEFAULT-VALUE})")
    private String format;

    @Option(names = "--to", paramLabel = "FILE", description = "the file (default: MODEL-VERSION.zip or .onnx, here)")
    private Path to;

    ModelsPackage(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /**
     * What was written.
     *
     * @param model the version
     * @param file where
     * @param format zip or onnx
     * @param bytes how long it is
     * @param sha256 of its bytes
     */
    private record Packaged(String model, String file, String format, long bytes, String sha256) {}

    @Override
    public Integer call() {
        OutputFile.required("--to", to);
        if (!FORMATS.contains(format)) {
            throw Fault.configuration("--format is '" + format + "'; must be one of " + Phrase.list(FORMATS));
        }
        ModelRegistry registry =
                new ModelRegistry(ArtifactStores.at(options.warehouse().models()), surroundings.clock());
        ModelVersion version = registry.find(reference);
        byte[] archive = registry.archive(version);
        byte[] content = format.equals(ZIP) ? archive : OnnxPackage.of(VersionArchive.read(archive));
        Path file = to == null ? Path.of("%s-%s.%s".formatted(version.modelType(), version.version(), format)) : to;
        try {
            AsideFile.place(file, content);
        } catch (IOException e) {
            throw StorageFault.of(file + " cannot be written", e);
        }
        Packaged packaged = new Packaged(
                version.reference(),
                file.toString(),
                format,
                content.length,
                Hashing.sha256().hashBytes(content).toString());
        new Console(surroundings, options)
                .result(
                        packaged,
                        "%s: %s as %s, %,d bytes, sha256 %s"
                                .formatted(
                                        file,
                                        packaged.model(),
                                        packaged.format(),
                                        packaged.bytes(),
                                        packaged.sha256()));
        return 0;
    }
}
