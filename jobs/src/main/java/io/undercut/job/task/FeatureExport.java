package io.undercut.job.task;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import io.undercut.fault.Fault;
import io.undercut.fault.StorageFault;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.ingest.parquet.FeatureRowFiles;
import io.undercut.stream.sink.FeatureRowParquet;
import io.undercut.zoo.example.Feature;
import io.undercut.zoo.example.RowKey;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Writes a feature set for other tools, race by race in order of time. */
public final class FeatureExport {
    private final FeatureSet set;
    private final List<Integer> seasons;
    private final FeatureRowFiles files;

    /** Of some seasons; of all where none is named. */
    public FeatureExport(FeatureSet set, List<Integer> seasons) {
        this.set = set;
        this.seasons = List.copyOf(seasons);
        this.files = FeatureRowFiles.of(set.folder(), set.manifest());
    }

    /**
     * What was written.
     *
     * @param file where
     * @param rows rows in it
     * @param unlabelled rows left out because the label is unknown
     */
    public record Exported(String file, long rows, long unlabelled) {}

    /** Keys and numbers with a header, RFC 4180; numbers in the shortest form that gives the same float again. */
    public Exported csv(Path file) {
        return export(file, writer -> {
            // Lines end as on every system, so that the file is the same everywhere; the writer below has a buffer
            // already.
            CsvWriter csv = CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .bufferSize(0)
                    .build(writer);
            csv.writeRecord(Stream.concat(files.key().names().stream(), files.columns().stream())
                    .toList());
            return row -> {
                csv.writeRecord(cells(row));
                return true;
            };
        });
    }

    /**
     * {@code label index:value …}, indexes from 1 in the order of features; beside it {@code FILE.columns} with their names.
     *
     * @param label the label's column, blank for the first
     */
    public Exported libsvm(Path file, String label) {
        List<String> labels =
                set.manifest().labels().stream().map(Feature::name).toList();
        String chosen = label.isBlank() ? labels.get(0) : label;
        if (!labels.contains(chosen)) {
            throw Fault.configuration("--label is '" + label + "'; must be one of " + labels);
        }
        int width = set.manifest().schema().width();
        int column = width + labels.indexOf(chosen);
        write(
                Path.of(file + ".columns"),
                writer -> writer.write(String.join("\n", set.manifest().schema().names()) + "\n"));
        return export(file, writer -> row -> {
            String line = libsvm(row, width, column);
            writer.write(line.isEmpty() ? line : line + "\n");
            return !line.isEmpty();
        });
    }

    /** One Parquet file, ZSTD. */
    public Exported parquet(Path file) {
        List<FeatureRow> rows = races().flatMap(this::rows).toList();
        byte[] content = FeatureRowParquet.encode(FeatureColumns.rows(files.key(), files.columns()), rows.stream());
        try {
            Files.write(prepared(file), content);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        return new Exported(file.toString(), rows.size(), 0);
    }

    private Exported export(Path file, Format format) {
        long[] counts = new long[2];
        write(file, writer -> {
            RowWriter rows = format.begin(writer);
            for (String race : (Iterable<String>) races()::iterator) {
                for (FeatureRow row : (Iterable<FeatureRow>) rows(race)::iterator) {
                    counts[rows.write(row) ? 0 : 1]++;
                }
            }
        });
        return new Exported(file.toString(), counts[0], counts[1]);
    }

    private Stream<String> races() {
        return set.manifest().races().stream()
                .filter(race -> seasons.isEmpty() || seasons.contains(Integer.parseInt(race.substring(0, 4))));
    }

    private Stream<FeatureRow> rows(String race) {
        FeaturePartition partition = files.files().stream()
                .filter(file -> file.races().contains(race))
                .findFirst()
                .orElseThrow();
        return files.read(partition).stream()
                .filter(row -> row.key().group().equals(race))
                .sorted(Comparator.comparing(FeatureRow::key));
    }

    private List<String> cells(FeatureRow row) {
        RowKey key = row.key();
        List<String> cells = new ArrayList<>();
        cells.add(key.group());
        cells.addAll(List.of(key.values()));
        if (files.key().time() != null) {
            cells.add(Integer.toString(key.time()));
        }
        for (float value : row.values()) {
            cells.add(Float.isNaN(value) ? "" : number(value));
        }
        return cells;
    }

    private static String libsvm(FeatureRow row, int width, int label) {
        if (Float.isNaN(row.values()[label])) {
            return "";
        }
        StringBuilder line = new StringBuilder(number(row.values()[label]));
        for (int index = 0; index < width; index++) {
            float value = row.values()[index];
            if (!Float.isNaN(value)) {
                line.append(' ').append(index + 1).append(':').append(number(value));
            }
        }
        return line.toString();
    }

    private static String number(float value) {
        return value == Math.rint(value) && Math.abs(value) < 1e7f
                ? Integer.toString((int) value)
                : Float.toString(value);
    }

    private interface Writing {
        void into(BufferedWriter writer) throws IOException;
    }

    /** Writes what comes before the rows, and tells how a row is written. */
    private interface Format {
        RowWriter begin(BufferedWriter writer) throws IOException;
    }

    /** Whether a row is written; those that the format has no words for are left out. */
    private interface RowWriter {
        boolean write(FeatureRow row) throws IOException;
    }

    private static void write(Path file, Writing writing) {
        try (BufferedWriter writer = Files.newBufferedWriter(prepared(file), StandardCharsets.UTF_8)) {
            writing.into(writer);
        } catch (UncheckedIOException e) {
            throw unwritable(file, e.getCause());
        } catch (IOException e) {
            throw unwritable(file, e);
        }
    }

    private static Path prepared(Path file) throws IOException {
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        return absolute;
    }

    private static Fault unwritable(Path file, IOException e) {
        return StorageFault.of("cannot write " + file, e);
    }
}
