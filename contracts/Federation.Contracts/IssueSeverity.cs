namespace Federation.Contracts;

/// <summary>How much an issue takes away.</summary>
public enum IssueSeverity
{
    /// <summary>Worth knowing; nothing was lost.</summary>
    Info,

    /// <summary>A value was left out or read leniently; the rest of the record stands.</summary>
    Warning,

    /// <summary>The record cannot be used.</summary>
    Error,
}
