package io.undercut.stream.training.boosting;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.training.boosting.SegmentRounds.Round;
import io.undercut.stream.training.round.RoundDecision;
import io.undercut.stream.training.round.RoundDecision.Verdict;
import io.undercut.stream.training.round.Stopping;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SegmentRoundsTest {
    /** Of the first member four segments, of the second two. */
    private static final List<List<Segment>> MEMBERS =
            List.of(segments(0, new Stopping(4, 0), 0.9, 0.8, 0.7), segments(1, new Stopping(2, 0), 0.6));

    @Test
    void aRoundIsOverWhenEveryMemberHasBoostedItOrItsLast() {
        SegmentRounds rounds = new SegmentRounds(2);

        assertThat(rounds.offer(0, MEMBERS.get(0).get(0))).isEmpty();
        assertThat(rounds.offer(0, MEMBERS.get(0).get(1))).isEmpty();
        List<Round> first = rounds.offer(1, MEMBERS.get(1).get(0));
        assertThat(first).hasSize(1);
        assertThat(text(first)).containsExactly("0 CONTINUE 0-0 1-0");
        assertThat(text(rounds.offer(1, MEMBERS.get(1).get(1)))).containsExactly("1 CONTINUE 0-1 1-1");
        assertThat(text(rounds.offer(0, MEMBERS.get(0).get(2)))).containsExactly("2 CONTINUE 0-2 1-1");
        assertThat(text(rounds.offer(0, MEMBERS.get(0).get(3)))).containsExactly("3 COMPLETE 0-3 1-1");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void whenSegmentsComeAndWhetherTheStateWasLostInBetweenDoesNotShow(long seed) throws IOException {
        Random random = new Random(seed);
        SegmentRounds rounds = new SegmentRounds(2);
        List<Round> over = new ArrayList<>();
        int[] next = new int[2];
        while (next[0] < 4 || next[1] < 2) {
            int member = random.nextInt(2);
            if (next[member] < MEMBERS.get(member).size()) {
                over.addAll(rounds.offer(member, MEMBERS.get(member).get(next[member]++)));
            }
            if (random.nextBoolean()) {
                rounds = restored(rounds);
            }
        }

        assertThat(text(over))
                .containsExactly(
                        "0 CONTINUE 0-0 1-0", "1 CONTINUE 0-1 1-1", "2 CONTINUE 0-2 1-1", "3 COMPLETE 0-3 1-1");
        assertThat(over.get(1).decision().validationLoss()).isEqualTo((0.9 + 0.6) / 2);
        assertThat(over.get(3).decision().seen()).isEqualTo(4 * 100 + 2 * 100);
    }

    @Test
    void aMemberThatStopsEarlyBringsItsBestTrees() throws IOException {
        // Patience 2: the trees after segment 1, seen at 2, are the best; at 4 it has been stale twice.
        List<Segment> early = segments(0, new Stopping(9, 2), 0.9, 0.5, 0.6, 0.7);
        List<Segment> whole = segments(1, new Stopping(6, 0), 0.9, 0.8, 0.7, 0.6, 0.5);
        SegmentRounds rounds = new SegmentRounds(2);
        List<Round> over = new ArrayList<>();
        for (Segment segment : early) {
            over.addAll(rounds.offer(0, segment));
            rounds = restored(rounds);
        }
        for (Segment segment : whole) {
            over.addAll(rounds.offer(1, segment));
            rounds = restored(rounds);
        }

        assertThat(early.get(4).decision().verdict()).isEqualTo(Verdict.STOPPED_EARLY);
        assertThat(text(over)).last().isEqualTo("5 COMPLETE 0-1 1-5");
    }

    @Test
    void aRoundWithoutTimeIsGivenOutOnceAndDecidedAgainAfterARestore() throws IOException {
        SegmentRounds rounds = new SegmentRounds(2);
        Segment first = MEMBERS.get(0).get(0);
        Segment outOfTime = new Segment(first.decision().with(Verdict.OUT_OF_TIME), first.trees());
        rounds.offer(0, outOfTime);

        assertThat(text(rounds.offer(1, MEMBERS.get(1).get(0)))).containsExactly("0 OUT_OF_TIME 0-0 1-0");
        assertThat(rounds.offer(1, MEMBERS.get(1).get(1))).isEmpty();

        SegmentRounds later = restored(rounds);
        assertThat(text(later.offer(0, first))).containsExactly("0 CONTINUE 0-0 1-0");
        assertThat(text(later.offer(0, MEMBERS.get(0).get(1)))).containsExactly("1 CONTINUE 0-1 1-1");
    }

    private static SegmentRounds restored(SegmentRounds rounds) throws IOException {
        DataOutputSerializer out = new DataOutputSerializer(64);
        rounds.writeTo(out);
        SegmentRounds again = new SegmentRounds(2);
        again.readFrom(new DataInputDeserializer(out.getCopyOfBuffer()));
        return again;
    }

    private static List<String> text(List<Round> rounds) {
        return rounds.stream()
                .map(round -> round.decision().round() + " " + round.decision().verdict() + " "
                        + new String(round.trees().get(0), UTF_8) + " "
                        + new String(round.trees().get(1), UTF_8))
                .toList();
    }

    /** One more than there are validation losses: the first segment has none. */
    private static List<Segment> segments(int member, Stopping stopping, double... validation) {
        List<Segment> segments = new ArrayList<>();
        RoundDecision last = RoundDecision.NONE;
        for (int number = 0; number <= validation.length; number++) {
            last = last.followedBy(
                    number,
                    1.0 / (number + 1),
                    number == 0 ? Double.NaN : validation[number - 1],
                    100L * (number + 1),
                    number + 1,
                    stopping);
            segments.add(new Segment(last, (member + "-" + number).getBytes(UTF_8)));
        }
        return segments;
    }
}
