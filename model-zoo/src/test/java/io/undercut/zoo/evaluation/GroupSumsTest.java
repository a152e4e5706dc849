package io.undercut.zoo.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GroupSumsTest {
    @Test
    void partsJoinedAreTheSumsOfAllRows() {
        GroupSums one = new GroupSums();
        one.add("soft", 1, 2);
        one.add("soft", 1, 3);
        GroupSums other = new GroupSums();
        other.add("soft", 1, 5);
        other.add("hard", 1, 7);

        one.addAll(other);

        assertThat(one.of("soft")).hasValue(new double[] {3, 10});
        assertThat(one.of("hard")).hasValue(new double[] {1, 7});
        assertThat(one.of("medium")).isEmpty();
    }

    @Test
    void groupsOfAKindAreFoundByTheirPrefix() {
        GroupSums sums = new GroupSums();
        sums.add("circuit/spa/SOFT", 1);
        sums.add("compound/SOFT", 2);

        assertThat(sums.below("compound/")).containsOnlyKeys("SOFT");
        assertThat(sums.below("circuit/")).containsOnlyKeys("spa/SOFT");
    }

    @Test
    void whatIsHandedOutDoesNotReachBack() {
        GroupSums sums = new GroupSums();
        sums.add("soft", 1);

        sums.of("soft").orElseThrow()[0] = 9;

        assertThat(sums.of("soft")).hasValue(new double[] {1});
    }
}
