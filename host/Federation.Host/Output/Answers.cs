using System.Text.Json;
using Federation.Contracts;

namespace Federation.Host.Output;

/// <summary>One record in quarantine.</summary>
internal sealed record QuarantineLine(string Network, string? SourceId, string? Locator, DateTimeOffset Since, IReadOnlyList<Issue> Issues, string Raw);

/// <summary>One adapter that was found.</summary>
internal sealed record AdapterLine(string Id, string? Version, string Status, string? Problem, string? Licence);

/// <summary>What a check of a source found.</summary>
internal sealed record CheckAnswer(bool Passed, string? Summary, IReadOnlyList<Issue> Issues);

/// <summary>One record as the source gave it, beside what the adapter made of it.</summary>
/// <param name="Draft">Null where it was rejected.</param>
internal sealed record PreviewLine(string? SourceId, string? Locator, JsonElement? Raw, ListingDraft? Draft, IReadOnlyList<Issue> Issues);

internal sealed record HashAnswer(string Hash, int Centres);

internal sealed record ProblemsAnswer(IReadOnlyList<string> Problems);
