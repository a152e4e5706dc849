package io.undercut.stream.ingest.export;

import io.undercut.fault.Fault;
import io.undercut.race.RaceId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.flink.core.fs.Path;

/** Reads season and round from where a file lies, for exports whose records do not tell them. */
final class RacePath {
    private static final Pattern RACE = Pattern.compile("(?<!\\d)((?:19|20)\\d\\d)[-_ ](\\d{1,2})(?!\\d)");

    private RacePath() {}

    /** The race in a file's name or its folder's. */
    static Optional<RaceId> find(Path file) {
        return in(file.getName())
                .or(() -> in(file.getParent() == null ? "" : file.getParent().getName()));
    }

    /** The race in a file's name or its folder's; a data fault where there is none. */
    static RaceId of(Path file) {
        return find(file)
                .orElseThrow(() -> Fault.data("cannot tell the race of " + file
                        + ": its records have no season and round; put them into its name or its folder's, such as 2024-05/"
                        + file.getName()));
    }

    private static Optional<RaceId> in(String name) {
        Matcher race = RACE.matcher(name);
        return race.find()
                ? Optional.of(new RaceId(Integer.parseInt(race.group(1)), Integer.parseInt(race.group(2))))
                : Optional.empty();
    }
}
