package io.undercut.stream.ingest.files;

import io.undercut.fault.Fault;
import io.undercut.stream.ingest.ArrivalSource;
import io.undercut.stream.ingest.export.Exports;
import io.undercut.stream.ingest.parquet.TableArrivals;
import io.undercut.stream.table.Tables;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.flink.core.fs.Path;

/** Kinds of public exports, as {@code data import --format} names them. */
public enum ExportFormat {
    /** Every file as what it looks like. */
    AUTO("Parquet, CSV or JSON", ".parquet", ".csv"),
    /** The public Parquet files, and the lake's own. */
    F1DATA("Parquet", ".parquet"),
    /** FastF1's tables as CSV. */
    FASTF1("CSV", ".csv"),
    /** Ergast's tables as CSV, or Jolpica's. */
    ERGAST("CSV", ".csv"),
    /** OpenF1's answers. */
    OPENF1("JSON");

    private final String files;
    private final List<String> endings;

    ExportFormat(String files, String... endings) {
        this.files = files;
        this.endings = List.of(endings);
    }

    /** The format that a person named. */
    public static ExportFormat of(String word) {
        return Arrays.stream(values())
                .filter(format -> format.word().equals(word))
                .findFirst()
                .orElseThrow(() -> Fault.configuration("--format is '" + word + "'; must be "
                        + Arrays.stream(values()).map(ExportFormat::word).collect(Collectors.joining(" or "))));
    }

    /** The word on the command line. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The files it is made of, for people. */
    String files() {
        return files;
    }

    /** Whether a folder's file of this name belongs to such an export. */
    boolean takes(String name) {
        return endings.stream().anyMatch(name.toLowerCase(Locale.ROOT)::endsWith)
                || (this == AUTO || this == OPENF1) && Exports.isJson(name);
    }

    /**
     * How to read a file; empty where it only explains others, or lies in a folder and is none of this format.
     *
     * @param isNamed whether a person named the file; one that is none of this format is a data fault then
     */
    Optional<ArrivalSource> recognise(Path file, Exports exports, boolean isNamed) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        return switch (this) {
            case AUTO ->
                name.endsWith(".csv")
                        ? exports.csv(file, isNamed)
                        : Exports.isJson(name) ? exports.openF1(file, isNamed) : parquet(file, exports, isNamed);
            case F1DATA -> parquet(file, exports, isNamed);
            case FASTF1 -> exports.fastF1(file, isNamed);
            case ERGAST -> exports.ergast(file, isNamed);
            case OPENF1 -> exports.openF1(file, isNamed);
        };
    }

    /** How to read a file if it is a table of races, which the other files of its import may be read by. */
    Optional<ArrivalSource> races(Path file) {
        String name = file.getName().toLowerCase(Locale.ROOT);
        Optional<? extends ArrivalSource> found = Optional.empty();
        if (this == F1DATA || this == AUTO && !name.endsWith(".csv") && !Exports.isJson(name)) {
            found = TableArrivals.find(file);
        } else if (this == ERGAST || this == AUTO && name.endsWith(".csv")) {
            found = Exports.races(file);
        }
        return found.filter(source -> source.table().equals(Tables.RACES.name()))
                .map(Function.identity());
    }

    private static Optional<ArrivalSource> parquet(Path file, Exports exports, boolean isNamed) {
        Optional<ArrivalSource> found = TableArrivals.find(file).map(Function.identity());
        if (found.isEmpty() && !isNamed) {
            return exports.leaveOut(file, TableArrivals.strange(file));
        }
        return found.isPresent() ? found : Optional.of(TableArrivals.of(file));
    }
}
