using System.Text.Json.Serialization;

namespace Federation.Web.Console.Quarantine;

/// <summary>What <see cref="QuarantineQuestion.Groups"/> answers.</summary>
public sealed record QuarantineAnswer(ConsoleNetwork? Network, IReadOnlyList<QuarantineGroup>? QuarantineGroups) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

/// <summary>What <see cref="QuarantineQuestion.Records"/> answers.</summary>
public sealed record RecordsAnswer(ConsoleNetwork? Network, RecordPage? Quarantine) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

/// <param name="Remedy">In the reader's language.</param>
/// <param name="Replayable">How many of them a mended mapping can take.</param>
public sealed record QuarantineGroup(string Code, int Count, string Remedy, int Replayable, IReadOnlyList<QuarantineRecord> Examples);

/// <param name="Next">Null on an empty page.</param>
public sealed record RecordPage(bool HasMore, string? Next, IReadOnlyList<QuarantineRecord> Items);

/// <param name="SourceId">Null where it has none.</param>
/// <param name="Raw">As it came; its beginning where it is long.</param>
/// <param name="RawLength">Of the whole, in bytes.</param>
/// <param name="Draft">JSON; null where the adapter made nothing of it.</param>
public sealed record QuarantineRecord(string? SourceId, string? Locator, DateTimeOffset Since, string Raw, int RawLength, string? Draft, IReadOnlyList<QuarantineIssue> Issues);

/// <param name="Severity">As the schema's IssueSeverity.</param>
/// <param name="Pointer">Where in the record; null for all of it.</param>
/// <param name="Message">In English.</param>
/// <param name="Remedy">In the reader's language.</param>
public sealed record QuarantineIssue(string Code, string Severity, string? Pointer, string Message, string Remedy);
