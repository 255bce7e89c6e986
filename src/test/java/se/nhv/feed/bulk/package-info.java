@org.jspecify.annotations.NullMarked
package se.nhv.feed.bulk;
