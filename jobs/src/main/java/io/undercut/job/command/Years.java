package io.undercut.job.command;

import io.undercut.job.config.Problems;
import io.undercut.race.RaceId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Seasons as users write them: {@code 2022,2023}. A word that is none is refused; left out in silence it would mean all seasons. */
final class Years {
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
                if (!isYear(word.strip())) {
                    problems.add(
                            option + " is '" + words + "', where '" + word + "' is no season; must be years within "
                                    + RaceId.FIRST_SEASON + " … " + RaceId.LAST_SEASON + " such as 2022,2023");
                    return List.of();
                }
                if (!years.add(Integer.valueOf(word.strip()))) {
                    problems.add(option + " names " + word.strip() + " twice; must name each season once");
                    return List.of();
                }
            }
        }
        return new ArrayList<>(years);
    }

    private static boolean isYear(String word) {
        if (!word.matches("[0-9]{4}")) {
            return false;
        }
        int year = Integer.parseInt(word);
        return year >= RaceId.FIRST_SEASON && year <= RaceId.LAST_SEASON;
    }
}
