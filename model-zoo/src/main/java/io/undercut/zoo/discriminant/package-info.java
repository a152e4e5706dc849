/** Classes told apart by a linear discriminant, in closed form: plain arithmetic, no library. */
package io.undercut.zoo.discriminant;
