using System.Text.Json;
using Federation.Cluster.Adapters.Catalogue;
using Federation.Contracts;

namespace Federation.Host.Output;

/// <summary>One record in quarantine.</summary>
/// <param name="Draft">What the adapter made of it; null where it made nothing.</param>
/// <param name="CanReplay">Whether a mended mapping can take it; false where the source itself is to be mended.</param>
internal sealed record QuarantineLine(string Network, string? SourceId, string? Locator, DateTimeOffset Since, IReadOnlyList<Issue> Issues, string Raw, ListingDraft? Draft, bool CanReplay);

/// <summary>The records that one code keeps in quarantine.</summary>
internal sealed record QuarantineGroupLine(string Network, string Code, int Count, int Replayable, IReadOnlyList<QuarantineLine> Examples);

/// <summary>One version of an adapter that was found.</summary>
/// <param name="Problem">Why it is not active; null where it is.</param>
/// <param name="Codes">Of what is told in <paramref name="Problem"/>.</param>
/// <param name="Publisher">Whose trusted key has signed it; null where none has.</param>
internal sealed record AdapterLine(string Id, string? Version, string Status, string? Problem, string? Licence, string Origin, string? Publisher, IReadOnlyList<string> Codes)
{
    public static AdapterLine Of(InstalledAdapter found)
    {
        string? problem = found.Issues.Count == 0 ? null : string.Join(" ", found.Issues.Select(issue => issue.Message));
        return new AdapterLine(found.Id, found.Manifest?.Version, $"{found.Status}", problem, found.Manifest?.Licence.Id, $"{found.Origin}", found.Publisher, [.. found.Issues.Select(issue => issue.Code)]);
    }
}

/// <summary>What a check of a source found.</summary>
internal sealed record CheckAnswer(bool Passed, string? Summary, IReadOnlyList<Issue> Issues);

/// <summary>One record as the source gave it, beside what the adapter made of it.</summary>
/// <param name="Draft">Of a rejected record, what could be made of it all the same; null where nothing could.</param>
internal sealed record PreviewLine(string? SourceId, string? Locator, JsonElement? Raw, ListingDraft? Draft, IReadOnlyList<Issue> Issues)
{
    public static PreviewLine Of(SourceRecord record, MapResult result)
    {
        bool unreadable = record.Issues.Any(issue => issue.Severity == IssueSeverity.Error);
        var draft = result switch
        {
            _ when unreadable => null,
            MapResult.Mapped mapped => mapped.Draft,
            _ => ((MapResult.Rejected)result).Draft,
        };
        return new PreviewLine(record.SourceId.Length == 0 ? null : record.SourceId, record.Locator, Json(record.Raw), draft, [.. record.Issues, .. result.Issues]);
    }

    private static JsonElement? Json(ReadOnlyMemory<byte> raw)
    {
        try
        {
            using var document = JsonDocument.Parse(raw);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record HashAnswer(string Hash, int Centres);

internal sealed record ProblemsAnswer(IReadOnlyList<string> Problems, IReadOnlyList<string> Mended, IReadOnlyList<string> Networks);
