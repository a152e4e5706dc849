package io.undercut.zoo.network.fused;

import java.util.ArrayList;
import java.util.List;

/** The blocks of a network one after another. Grows while the network is built; DL4J's flat vector has the same order without padding. */
final class ParameterLayout {
    private final List<Block> blocks = new ArrayList<>();
    private int floats;
    private int count;

    Block add(int layer, Block.Role role, int rows, int groups, int width) {
        Block block = new Block(layer, role, floats, rows, groups, width);
        blocks.add(block);
        floats += block.floats();
        count += block.count();
        return block;
    }

    List<Block> blocks() {
        return List.copyOf(blocks);
    }

    /** Floats of the padded layout. */
    int floats() {
        return floats;
    }

    /** Floats of DL4J's layout. */
    int count() {
        return count;
    }

    /** For each float of DL4J's layout its place in the padded one. */
    int[] places() {
        int[] places = new int[count];
        int at = 0;
        for (Block block : blocks) {
            for (int column = 0; column < block.columns(); column++) {
                for (int row = 0; row < block.rows(); row++) {
                    places[at++] = block.place(row, column);
                }
            }
        }
        return places;
    }
}
