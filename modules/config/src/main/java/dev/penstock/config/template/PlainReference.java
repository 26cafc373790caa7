package dev.penstock.config.template;

/** A reference whose value may be shown. */
public sealed interface PlainReference extends Reference
    permits Fact, EnvironmentVariable, ServiceFact {}
