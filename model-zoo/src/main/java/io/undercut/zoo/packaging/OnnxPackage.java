package io.undercut.zoo.packaging;

import com.google.common.hash.Hashing;
import io.undercut.zoo.catalog.ModelSignature;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.onnx.OnnxModel;
import io.undercut.zoo.onnx.OnnxModel.Column;
import io.undercut.zoo.registry.ModelPackage;
import io.undercut.zoo.registry.VersionArchive;
import java.util.SortedMap;
import java.util.TreeMap;

/** A published version as an ONNX model: inputs by the signature's names, the output by the label's, all in physical units. */
public final class OnnxPackage {
    private OnnxPackage() {}

    /** The bytes of an ONNX model, the same for the same version. */
    public static byte[] of(VersionArchive version) {
        byte[] file = version.file(ModelPackage.MODEL);
        ModelSignature signature = ModelSignature.read(version.file(ModelPackage.SIGNATURE));
        int outputs;
        try (Model model = PackagedFormats.ANY.open(file)) {
            outputs = model.outputs();
        }
        SortedMap<String, String> properties = new TreeMap<>();
        properties.put("undercut.model", version.reference());
        properties.put("undercut.model_sha256", Hashing.sha256().hashBytes(file).toString());
        properties.put("undercut.unit", signature.label().unit());
        if (!signature.classes().isEmpty()) {
            properties.put("undercut.classes", String.join(",", signature.classes()));
        }
        return new OnnxModel(
                        version.reference(),
                        signature.features().stream().map(OnnxPackage::column).toList(),
                        signature.length() == null ? null : column(signature.length()),
                        column(signature.label()),
                        outputs,
                        properties)
                .bytes(graph -> PackagedFormats.ANY.describe(file, graph));
    }

    private static Column column(Feature feature) {
        return new Column(feature.name(), feature.description() + ", in " + feature.unit());
    }
}
