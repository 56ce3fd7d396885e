namespace Federation.Contracts;

/// <summary>Something found wrong in one record, told so that the partner can mend it.</summary>
public sealed record Issue
{
    /// <summary>Stable and dotted, for example <c>coordinates.range</c>; listed in docs/errors.md.</summary>
    public required string Code { get; init; }

    public required IssueSeverity Severity { get; init; }

    /// <summary>What was wrong, in English, with the offending value shortened. No person.</summary>
    public required string Message { get; init; }

    /// <summary>Where in the raw record: a JSON pointer such as <c>/LAT</c>; null for the record as a whole.</summary>
    public string? Pointer { get; init; }

    public static Issue Error(string code, string message, string? pointer = null) =>
        new() { Code = code, Severity = IssueSeverity.Error, Message = message, Pointer = pointer };

    public static Issue Warning(string code, string message, string? pointer = null) =>
        new() { Code = code, Severity = IssueSeverity.Warning, Message = message, Pointer = pointer };
}
