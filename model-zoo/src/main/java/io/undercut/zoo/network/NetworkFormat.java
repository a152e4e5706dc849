package io.undercut.zoo.network;

import io.undercut.zoo.model.ArchiveLayout;
import io.undercut.zoo.model.Model;
import io.undercut.zoo.model.ModelFormat;
import io.undercut.zoo.onnx.OnnxGraph;

/** The format of a network: {@link NetworkArchive}. */
public enum NetworkFormat implements ModelFormat {
    ARCHIVE;

    @Override
    public Model open(byte[] file) {
        return NetworkArchive.read(file);
    }

    @Override
    public void check(byte[] file) {
        ArchiveEntries.check(file);
    }

    @Override
    public String describe(byte[] file, OnnxGraph graph) {
        return NetworkArchive.describe(file, graph);
    }

    @Override
    public boolean isOf(byte[] file) {
        return ArchiveLayout.beginsWith(file, ArchiveEntries.CONFIGURATION);
    }
}
