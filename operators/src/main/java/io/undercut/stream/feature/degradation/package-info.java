/** Features of tire degradation: plain arithmetic over one race, then over the races before it. */
package io.undercut.stream.feature.degradation;
