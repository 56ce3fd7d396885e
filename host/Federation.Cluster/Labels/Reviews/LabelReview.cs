using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Labels.Publishing;
using Federation.Cluster.Storage;
using Federation.Registry.Reviews;

namespace Federation.Cluster.Labels.Reviews;

/// <summary>That assessors should look at a label: its centre has been below the level of interoperability that it was awarded, for ninety days. It changes nothing of the label. Immutable.</summary>
public sealed record LabelReview
{
    /// <summary>The centre's, a hyphen, the label's number, a hyphen, the day on which it was opened.</summary>
    public required string Id { get; init; }

    /// <summary>The id under which the label is stored.</summary>
    public required string Centre { get; init; }

    /// <summary>Which of its labels.</summary>
    public required int Label { get; init; }

    /// <summary>The level of interoperability that it was awarded: 1 to 3.</summary>
    public required int Awarded { get; init; }

    /// <summary>What was found on the day on which it was opened: 0 to 3.</summary>
    public required int Level { get; init; }

    /// <summary>The first day of the fall.</summary>
    public required DateOnly Since { get; init; }

    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>What stood against the level after <see cref="Level"/> on the day on which it was opened.</summary>
    public required IReadOnlyList<LosingReason> Why { get; init; }

    /// <summary>Null while it is open.</summary>
    public ReviewOutcome? Outcome { get; init; }

    /// <summary>Null with <see cref="Outcome"/>.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>The assessor who closed it; null where nobody did. Told to nobody but operators.</summary>
    public string? By { get; init; }

    /// <summary>What the assessor said; null where nobody did.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether this very decision closed it: whoever did not hear the answer says the same again.</summary>
    internal bool IsDecided(string by, string reason) => Outcome == ReviewOutcome.Decided && By == by && Reason == reason.Trim();

    internal static StateKey KeyOf(string id) => new(RowKinds.LabelReview, id);

    internal static LabelReview Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.LabelReview) ?? throw new JsonException($"Row {row.Key} is empty.");

    internal ReadOnlyMemory<byte> Body() => JsonSerializer.SerializeToUtf8Bytes(this, ClusterJson.Default.LabelReview);
}
