package io.undercut.zoo.example;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.undercut.fault.Fault;
import io.undercut.zoo.example.KeyColumns.Attribute;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowKeyTest {
    private static final KeyColumns SESSIONS =
            new KeyColumns("session", "minute", List.of(Attribute.text("rig"), Attribute.number("run")));

    @Test
    void anyTableHasAKeyOfItsOwn() {
        RowKey key = SESSIONS.key("s1", 7, "left", "3");

        assertThat(key.of("rig")).isEqualTo("left");
        assertThat(key).hasToString("s1, rig left, run 3, at 7").isEqualTo(SESSIONS.key("s1", 7, "left", "3"));
        assertThat(SESSIONS.names()).containsExactly("session", "rig", "run", "minute");
    }

    @Test
    void rowsAreInOrderOfGroupThenAttributesThenTime() {
        List<RowKey> sorted = List.of(
                SESSIONS.key("s1", 9, "left", "1"),
                SESSIONS.key("s1", 2, "left", "2"),
                SESSIONS.key("s1", 3, "left", "2"),
                SESSIONS.key("s1", 1, "right", "1"),
                SESSIONS.key("s2", 0, "left", "1"));

        assertThat(Stream.of(3, 4, 2, 1, 0).map(sorted::get).sorted()).isEqualTo(sorted);
    }

    @Test
    void whatRowsOfAKindDoNotHaveIsNotMadeUp() {
        RowKey car = KeyColumns.car("2024-01", 2024, "monza", "VER", "Team");

        assertThatThrownBy(() -> car.of(KeyColumns.COMPOUND))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("has no compound");
        assertThatThrownBy(() -> SESSIONS.key("s1", 0, "left")).isInstanceOf(Fault.class);
    }

    @Test
    void aColumnStandsOnce() {
        assertThatThrownBy(() -> new KeyColumns("rig", null, List.of(Attribute.text("rig"))))
                .isInstanceOf(Fault.class)
                .hasMessageContaining("every name must stand once");
    }
}
