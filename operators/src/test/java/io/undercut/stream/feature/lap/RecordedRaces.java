package io.undercut.stream.feature.lap;

import io.undercut.race.Lap;
import io.undercut.race.RaceId;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Features of races that are over, without a stream: what the stream is held against. */
public final class RecordedRaces {
    private final List<LapRow> rows = new ArrayList<>();
    private final List<LapLabels> labels = new ArrayList<>();
    private final List<RejectedLap> rejected = new ArrayList<>();
    private final List<RaceSummary> summaries = new ArrayList<>();

    private final SelectedFeatures features;

    private RecordedRaces(SelectedFeatures features) {
        this.features = features;
    }

    /** Reads races in order of time, for every feature of every lap. */
    public static RecordedRaces of(List<Lap> laps) {
        return of(laps, LapFeatures.SELECTION);
    }

    /** Reads races in order of time. */
    public static RecordedRaces of(List<Lap> laps, LapSelection selection) {
        SortedMap<RaceId, List<Lap>> races =
                laps.stream().collect(Collectors.groupingBy(Lap::race, TreeMap::new, Collectors.toList()));
        RecordedRaces recorded = new RecordedRaces(new SelectedFeatures(selection));
        races.values().forEach(recorded::read);
        return recorded;
    }

    private void read(List<Lap> laps) {
        RaceFeed feed = new RaceFeed(features);
        for (Lap lap : laps) {
            RaceFeed.Offer offer = feed.offer(lap, Long.MIN_VALUE);
            if (!offer.isKept()) {
                rejected.add(new RejectedLap(lap, offer.rejection()));
            }
        }
        EarlierRaces earlier = EarlierRaces.before(laps.get(0).race().toString(), summaries);
        for (RaceFeed.Release release : List.of(feed.advance(RaceClock.DAY_MS), feed.runWithoutClock())) {
            release.rows().forEach(row -> rows.add(features.complete(row, earlier)));
            rejected.addAll(release.rejected());
        }
        rejected.addAll(feed.waiting());
        if (feed.hasRun()) {
            labels.addAll(feed.labels());
            summaries.add(feed.summary());
        }
    }

    /** Rows by race, in order of moment. */
    public List<LapRow> rows() {
        return List.copyOf(rows);
    }

    /** Labels of the rows, by race, car and lap. */
    public List<LapLabels> labels() {
        return List.copyOf(labels);
    }

    /** Laps without features. */
    public List<RejectedLap> rejected() {
        return List.copyOf(rejected);
    }
}
