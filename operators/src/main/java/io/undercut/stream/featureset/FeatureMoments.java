package io.undercut.stream.featureset;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.undercut.fault.Fault;
import io.undercut.stream.lake.LakeFiles;
import io.undercut.stream.table.Checksum;
import io.undercut.zoo.example.ColumnMoments;
import io.undercut.zoo.example.RaceMoments;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.core.fs.Path;

/**
 * Moments of every column of a feature set version by race, written with its rows: any choice of races is standardised by these, without
 * reading a row.
 *
 * @param races in order of time; columns as the manifest has them
 */
public record FeatureMoments(List<RaceMoments> races) {
    /** The file's name in the version's folder. */
    public static final String FILE = "moments.json";

    private static final ObjectMapper JSON = new ObjectMapper();

    /** Sorts the races. */
    public FeatureMoments {
        races = races.stream().sorted(Comparator.comparing(RaceMoments::race)).toList();
    }

    /** Of rows with so many columns, race by race; the order of a race's rows decides the last bits. */
    public static List<RaceMoments> of(List<FeatureRow> rows, int columns) {
        Map<String, List<FeatureRow>> races = new HashMap<>();
        rows.forEach(row -> races.computeIfAbsent(row.key().group(), race -> new ArrayList<>())
                .add(row));
        List<RaceMoments> moments = new ArrayList<>();
        races.forEach((race, own) -> moments.add(ofRace(race, own, columns)));
        return new FeatureMoments(moments).races();
    }

    private static RaceMoments ofRace(String race, List<FeatureRow> rows, int columns) {
        List<ColumnMoments> moments = new ArrayList<>();
        for (int column = 0; column < columns; column++) {
            float[] values = new float[rows.size()];
            for (int row = 0; row < values.length; row++) {
                values[row] = rows.get(row).values()[column];
            }
            moments.add(ColumnMoments.of(values));
        }
        return new RaceMoments(race, rows.size(), moments);
    }

    /**
     * Publishes them in a version's folder, before the manifest.
     *
     * @return the file's checksum
     */
    public String publish(Path folder) {
        try {
            byte[] content = JSON.writeValueAsBytes(this);
            LakeFiles.publish(new Path(folder, FILE), content);
            return Checksum.sha256(content);
        } catch (JsonProcessingException e) {
            throw Fault.defect("a feature set's moments could not be written as JSON", e);
        }
    }

    /** Reads a version's moments; a data fault if they are gone or not what was published. */
    public static FeatureMoments in(Path folder, FeatureSetManifest manifest) {
        Path file = new Path(folder, FILE);
        if (!LakeFiles.exists(file)) {
            throw damaged(file, "is missing");
        }
        byte[] content = LakeFiles.read(file);
        if (!Checksum.sha256(content).equals(manifest.moments())) {
            throw damaged(file, "is not what was published");
        }
        try {
            return JSON.readValue(content, FeatureMoments.class);
        } catch (IOException e) {
            throw damaged(file, "is not JSON of moments");
        }
    }

    private static Fault damaged(Path file, String how) {
        return Fault.data(file + " " + how + "; delete its folder and build the features again");
    }

    /** The moments of some races. */
    public List<RaceMoments> of(Collection<String> chosen) {
        Set<String> wanted = Set.copyOf(chosen);
        return races.stream().filter(race -> wanted.contains(race.race())).toList();
    }
}
