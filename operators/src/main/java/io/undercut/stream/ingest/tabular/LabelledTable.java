package io.undercut.stream.ingest.tabular;

import io.undercut.fault.Fault;
import io.undercut.fault.FaultReason;
import io.undercut.stream.ingest.export.CsvTable;
import io.undercut.stream.ingest.parquet.ParquetTable;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.record.TableCells;
import io.undercut.zoo.tabular.EncodingFit;
import io.undercut.zoo.tabular.TableEncoding;
import io.undercut.zoo.tabular.TableRequest;
import io.undercut.zoo.tabular.TableSurvey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.apache.flink.core.fs.Path;

/** A file with a label column: Parquet, or CSV with a header. */
public final class LabelledTable {
    private static final String MAGIC = "PAR1";

    private LabelledTable() {}

    /** Opens a file by what it begins with; one that is not there is a data fault. */
    public static TableCells open(String file) {
        Path path = new Path(file);
        if (!LakeFiles.exists(path)) {
            throw Fault.data(file + " does not exist; check the path");
        }
        if (LakeFiles.isFolder(path)) {
            throw Fault.data(file + " is a folder; must be one Parquet or CSV file: name the file in it");
        }
        return isParquet(path) ? ParquetTable.open(path) : CsvTable.open(path);
    }

    private static boolean isParquet(Path path) {
        try (InputStream bytes = LakeFiles.open(path)) {
            return new String(bytes.readNBytes(MAGIC.length()), StandardCharsets.US_ASCII).equals(MAGIC);
        } catch (IOException problem) {
            throw new Fault(
                    FaultReason.NETWORK_TIMEOUT,
                    "cannot read " + path.getPath() + ": " + problem.getMessage(),
                    problem);
        }
    }

    /** Looks a table through, twice: what its columns are, then what its categories are. What cannot be learned from is a fault. */
    public static TableEncoding encoding(TableRequest table) {
        EncodingFit fit;
        try (TableCells cells = open(table.file())) {
            TableSurvey survey = new TableSurvey(table, cells.columns());
            for (String[] row = cells.next(); row != null; row = cells.next()) {
                survey.add(row, cells.row());
            }
            fit = survey.fit();
        }
        try (TableCells cells = open(table.file())) {
            for (String[] row = cells.next(); row != null; row = cells.next()) {
                fit.add(row, cells.row());
            }
        }
        return fit.encoding(LakeFiles.sha256(new Path(table.file())));
    }
}
