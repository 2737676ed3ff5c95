package dev.passerby.simulator.fault;

/** What a script has a camera do: a fault, which lasts, or an incident, which happens. */
public sealed interface Act permits Fault, Incident {}
