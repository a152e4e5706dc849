package io.undercut.job.task;

import io.undercut.fault.Fault;
import io.undercut.fault.StorageFault;
import io.undercut.job.featureset.BuildFeatureSet.FeatureSet;
import io.undercut.stream.featureset.FeatureColumns;
import io.undercut.stream.featureset.FeatureRow;
import io.undercut.stream.featureset.FeatureSetManifest.FeaturePartition;
import io.undercut.stream.featureset.FeatureTable;
import io.undercut.stream.ingest.parquet.FeatureRowFiles;
import io.undercut.stream.sink.FeatureRowParquet;
import io.undercut.zoo.example.ExampleKey;
import io.undercut.zoo.example.Feature;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
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
        String header = Stream.concat(keys().stream(), files.columns().stream()).collect(Collectors.joining(","));
        return lines(file, header, FeatureExport::csv);
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
        return lines(file, "", row -> libsvm(row, width, column));
    }

    /** One Parquet file, ZSTD. */
    public Exported parquet(Path file) {
        List<FeatureRow> rows = races().flatMap(this::rows).toList();
        byte[] content = FeatureRowParquet.encode(FeatureColumns.rows(files.columns()), rows.stream());
        try {
            Files.write(prepared(file), content);
        } catch (IOException e) {
            throw unwritable(file, e);
        }
        return new Exported(file.toString(), rows.size(), 0);
    }

    /** One line a row; rows whose line is empty are left out. */
    private Exported lines(Path file, String header, Function<FeatureRow, String> line) {
        long[] counts = new long[2];
        write(file, writer -> {
            if (!header.isEmpty()) {
                writer.write(header + "\n");
            }
            for (String race : (Iterable<String>) races()::iterator) {
                for (FeatureRow row : (Iterable<FeatureRow>) rows(race)::iterator) {
                    String text = line.apply(row);
                    counts[text.isEmpty() ? 1 : 0]++;
                    writer.write(text.isEmpty() ? text : text + "\n");
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
                .filter(row -> row.key().raceId().equals(race))
                .sorted(Comparator.comparing(FeatureRow::key));
    }

    private static List<String> keys() {
        return List.of(
                FeatureTable.RACE,
                FeatureTable.SEASON,
                FeatureTable.CIRCUIT,
                FeatureTable.DRIVER,
                FeatureTable.TEAM,
                FeatureTable.STINT,
                FeatureTable.LAP,
                FeatureTable.COMPOUND);
    }

    private static String csv(FeatureRow row) {
        ExampleKey key = row.key();
        StringBuilder line = new StringBuilder();
        for (Object cell : List.of(
                key.raceId(),
                key.season(),
                key.circuit(),
                key.driver(),
                key.team(),
                key.stint(),
                key.lap(),
                key.compound())) {
            line.append(quoted(cell.toString())).append(',');
        }
        for (float value : row.values()) {
            line.append(Float.isNaN(value) ? "" : number(value)).append(',');
        }
        return line.substring(0, line.length() - 1);
    }

    private static String quoted(String text) {
        return text.matches("[^\",\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
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

    private static void write(Path file, Writing writing) {
        try (BufferedWriter writer = Files.newBufferedWriter(prepared(file), StandardCharsets.UTF_8)) {
            writing.into(writer);
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
