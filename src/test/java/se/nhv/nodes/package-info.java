/** What must hold when machines fail: real processes, real databases, kill -9. */
package se.nhv.nodes;
