/** Speed, each figure a ratio against its limit in one run. Nothing here is asserted: noisy machines would make it lie. */
package io.undercut.benchmark;
