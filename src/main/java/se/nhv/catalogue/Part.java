package se.nhv.catalogue;

/** A derived part as Assembly lists it: its name and how it is made. */
public record Part<T>(Key<T> key, Derived<T> derived) {}
