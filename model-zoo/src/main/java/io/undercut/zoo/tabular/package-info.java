/** Any table with a label: what its columns are, which rows are for what, and the numbers that trees and networks read of it. */
package io.undercut.zoo.tabular;
