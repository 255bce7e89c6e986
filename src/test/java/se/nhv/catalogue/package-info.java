@org.jspecify.annotations.NullMarked
package se.nhv.catalogue;
