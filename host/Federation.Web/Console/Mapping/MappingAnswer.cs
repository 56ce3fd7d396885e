using System.Text.Json.Serialization;
using Federation.Web.Console.Quarantine;

namespace Federation.Web.Console.Mapping;

/// <summary>What <see cref="MappingQuestions.Head"/> answers.</summary>
public sealed record MappingAnswer(ConsoleNetwork? Network) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

/// <summary>What <see cref="MappingQuestions.Preview"/> answers.</summary>
public sealed record PreviewAnswer(PreviewDone? Done);

/// <param name="Code">Of a refusal; null where there is a preview.</param>
/// <param name="Message">In English.</param>
/// <param name="Remedy">In the reader's language.</param>
/// <param name="Problems">Null where it was refused, as the rest.</param>
public sealed record PreviewDone(string? Code, string? Message, string? Remedy, IReadOnlyList<MappingProblem>? Problems, IReadOnlyList<PreviewedRecord>? Records, bool HasMore);

/// <param name="Line">In the mapping, counted from 1; null where it is of the sample.</param>
/// <param name="Remedy">In the reader's language.</param>
public sealed record MappingProblem(string Code, string Message, string Remedy, int? Line, int? Column);

/// <param name="SourceId">Null where it has none.</param>
/// <param name="Raw">Its beginning where it is long.</param>
/// <param name="RawLength">Of the whole, in bytes.</param>
/// <param name="Draft">JSON; null where the mapping made nothing of it.</param>
/// <param name="Fields">Of its listing; empty where it would be none.</param>
public sealed record PreviewedRecord(string? SourceId, string? Locator, string Raw, int RawLength, string? Draft, bool IsQuarantined, IReadOnlyList<PreviewedField> Fields, IReadOnlyList<QuarantineIssue> Issues);

public sealed record PreviewedField(string Field, string Value);
