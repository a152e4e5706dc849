package io.undercut.job.report;

import java.util.List;

/**
 * A table of two columns.
 *
 * @param pairs its rows; a remark stands where there are none
 */
record Pairs(List<NamedValue> pairs) {}
