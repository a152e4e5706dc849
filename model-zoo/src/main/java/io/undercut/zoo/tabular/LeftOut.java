package io.undercut.zoo.tabular;

import java.io.Serializable;

/**
 * A column that no input comes of.
 *
 * @param column its name in the file
 * @param why in a few words, which may begin with a capital's place: {@code it has one value}
 */
public record LeftOut(String column, String why) implements Serializable {}
