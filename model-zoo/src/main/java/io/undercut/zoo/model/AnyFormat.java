package io.undercut.zoo.model;

import io.undercut.zoo.onnx.OnnxGraph;
import java.util.List;

/**
 * The format of versions that were not all learned alike: one of some, told apart by the file.
 *
 * @param formats at least one; a file of none of them is held against the first
 */
public record AnyFormat(List<ModelFormat> formats) implements ModelFormat {
    private static final long serialVersionUID = 1L;

    /** Copies the list. */
    public AnyFormat {
        formats = List.copyOf(formats);
    }

    @Override
    public Model open(byte[] file) {
        return its(file).open(file);
    }

    @Override
    public void check(byte[] file) {
        its(file).check(file);
    }

    @Override
    public String describe(byte[] file, OnnxGraph graph) {
        return its(file).describe(file, graph);
    }

    @Override
    public List<Double> gains(byte[] file) {
        return its(file).gains(file);
    }

    @Override
    public boolean isOf(byte[] file) {
        return formats.stream().anyMatch(format -> format.isOf(file));
    }

    private ModelFormat its(byte[] file) {
        return formats.stream().filter(format -> format.isOf(file)).findFirst().orElse(formats.get(0));
    }
}
