package io.undercut.stream.training.round;

import static org.assertj.core.api.Assertions.assertThat;

import io.undercut.stream.training.round.CombinationTree.Node;
import io.undercut.stream.training.round.CombinationTree.Part;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CombinationTreeTest {
    @ParameterizedTest
    @CsvSource({
        "1, 0",
        "2, (0+1)",
        "3, ((0+1)+2)",
        "4, ((0+1)+(2+3))",
        "5, (((0+1)+(2+3))+4)",
        "6, (((0+1)+(2+3))+(4+5))",
        "7, (((0+1)+(2+3))+((4+5)+6))",
        "8, (((0+1)+(2+3))+((4+5)+(6+7)))",
        "10, ((((0+1)+(2+3))+((4+5)+(6+7)))+(8+9))"
    })
    void hasAShapeThatDependsOnTheNumberOfLeavesAlone(int leaves, String shape) {
        CombinationTree tree = new CombinationTree(leaves);
        TreeMap<Integer, Part<String>> parts = new TreeMap<>();
        for (int leaf = 0; leaf < leaves; leaf++) {
            parts.put(leaf, new Part<>(1, String.valueOf(leaf)));
        }
        assertThat(tree.combine(tree.root(), parts, CombinationTreeTest::pair)).isEqualTo(shape);
    }

    @Test
    void coversOwnedLeavesWithTheFewestNodes() {
        CombinationTree tree = new CombinationTree(6);
        assertThat(tree.cover(Set.of(0, 1, 2, 3, 4, 5))).containsExactly(new Node(0, 6));
        assertThat(tree.cover(Set.of(0, 1, 2, 3))).containsExactly(new Node(0, 4));
        assertThat(tree.cover(Set.of(1, 2, 3, 4))).containsExactly(new Node(1, 1), new Node(2, 2), new Node(4, 1));
        assertThat(tree.cover(Set.of(3, 4, 5))).containsExactly(new Node(3, 1), new Node(4, 2));
        assertThat(tree.cover(Set.of())).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void combinesPartialSumsInTheOrderOfTheWholeTree(long seed) {
        Random random = new Random(seed);
        int leaves = 1 + random.nextInt(10);
        CombinationTree tree = new CombinationTree(leaves);
        TreeMap<Integer, Part<String>> whole = new TreeMap<>();
        for (int leaf = 0; leaf < leaves; leaf++) {
            whole.put(leaf, new Part<>(1, String.valueOf(leaf)));
        }
        int readers = 1 + random.nextInt(leaves);
        int[] owner = random.ints(leaves, 0, readers).toArray();
        TreeMap<Integer, Part<String>> parts = new TreeMap<>();
        for (int reader = 0; reader < readers; reader++) {
            Set<Integer> owned = new HashSet<>();
            for (int leaf = 0; leaf < leaves; leaf++) {
                if (owner[leaf] == reader) {
                    owned.add(leaf);
                }
            }
            List<Node> nodes = tree.cover(owned);
            assertThat(nodes.stream().mapToInt(Node::count).sum())
                    .as("seed %d: leaves covered", seed)
                    .isEqualTo(owned.size());
            nodes.forEach(node -> parts.put(
                    node.first(), new Part<>(node.count(), tree.combine(node, whole, CombinationTreeTest::pair))));
        }
        assertThat(tree.combine(tree.root(), parts, CombinationTreeTest::pair))
                .as("seed %d: %d leaves on %d readers", seed, leaves, readers)
                .isEqualTo(tree.combine(tree.root(), whole, CombinationTreeTest::pair));
    }

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    private static String pair(String left, String right) {
        return "(" + left + "+" + right + ")";
    }
}
