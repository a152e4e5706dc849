package io.undercut.stream.ingest.files;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.WholeFileFormat;
import io.undercut.stream.record.ArrivedRow;
import io.undercut.stream.record.RecordReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.core.fs.Path;

/** Opens the files of an import, each as what it was recognised as, and ranks them in the import's order. */
final class OpenImport implements WholeFileFormat.Opening<ArrivedRow> {
    private static final long serialVersionUID = 1L;

    private final Map<String, ImportFile> files = new HashMap<>();
    private final Map<String, Integer> ranks = new HashMap<>();

    OpenImport(List<ImportFile> files) {
        for (ImportFile file : files) {
            ranks.put(file.path(), ranks.size());
            this.files.put(file.path(), file);
        }
    }

    @Override
    public RecordReader<ArrivedRow> open(Path path) {
        ImportFile file = files.get(path.toString());
        if (file == null) {
            throw Fault.defect("the import was handed " + path + ", which is none of its files", null);
        }
        return file.source().open(path, ranks.get(file.path()));
    }
}
