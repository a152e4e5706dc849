package io.undercut.stream.feature.outcome;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Which earlier races a figure is about. */
enum Span {
    LAST("last", "the last race", 1),
    LAST_3("last_3", "the last 3 races", 3),
    LAST_10("last_10", "the last 10 races", 10),
    SEASON("season", "this season so far", Integer.MAX_VALUE);

    private final String word;
    private final String about;
    private final int races;

    Span(String word, String about, int races) {
        this.word = word;
        this.about = about;
        this.races = races;
    }

    /** The end of a feature's name. */
    String word() {
        return word;
    }

    /** For descriptions. */
    String about() {
        return about;
    }

    /**
     * The drives of these races, oldest first.
     *
     * @param drives a driver's or a team's, oldest first
     * @param season the season that is this one
     */
    List<Drive> of(List<Drive> drives, int season) {
        List<Drive> found = new ArrayList<>();
        String race = "";
        int counted = 0;
        for (int at = drives.size() - 1; at >= 0; at--) {
            Drive drive = drives.get(at);
            if (!drive.race().raceId().equals(race)) {
                race = drive.race().raceId();
                counted++;
            }
            if (counted > races || this == SEASON && drive.race().season() != season) {
                break;
            }
            found.add(drive);
        }
        Collections.reverse(found);
        return found;
    }
}
