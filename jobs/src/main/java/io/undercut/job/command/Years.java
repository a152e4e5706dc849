package io.undercut.job.command;

import io.undercut.job.config.Problems;
import io.undercut.race.RaceId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Seasons as users write them: {@code 2022,2023} or {@code 2018-2023}, both ends included. A word that is none is refused; left out in
 * silence it would mean all seasons.
 */
final class Years {
    private static final Pattern WORD = Pattern.compile("([0-9]{4})(?:-([0-9]{4}))?");

    private Years() {}

    /** The seasons of an option, in the order given; none if it was not given. */
    static List<Integer> of(String option, List<String> given) {
        Problems problems = new Problems();
        List<Integer> years = of(option, given, problems);
        problems.refuse();
        return years;
    }

    /** The same, with what is wrong noted among other problems. */
    static List<Integer> of(String option, List<String> given, Problems problems) {
        Set<Integer> years = new LinkedHashSet<>();
        for (String words : given) {
            for (String word : words.split(",", -1)) {
                List<Integer> named = named(word.strip());
                if (named.isEmpty()) {
                    problems.add(
                            option + " is '" + words + "', where '" + word + "' is no season; must be years within "
                                    + RaceId.FIRST_SEASON + " … " + RaceId.LAST_SEASON
                                    + " such as 2022,2023 or, the earlier first, 2018-2023");
                    return List.of();
                }
                for (Integer year : named) {
                    if (!years.add(year)) {
                        problems.add(option + " names " + year + " twice; must name each season once");
                        return List.of();
                    }
                }
            }
        }
        return new ArrayList<>(years);
    }

    private static List<Integer> named(String word) {
        Matcher matcher = WORD.matcher(word);
        if (!matcher.matches()) {
            return List.of();
        }
        int first = Integer.parseInt(matcher.group(1));
        int last = matcher.group(2) == null ? first : Integer.parseInt(matcher.group(2));
        boolean seasons = first >= RaceId.FIRST_SEASON && last <= RaceId.LAST_SEASON;
        return seasons ? IntStream.rangeClosed(first, last).boxed().toList() : List.of();
    }
}
