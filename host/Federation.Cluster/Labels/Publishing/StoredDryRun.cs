using System.Globalization;
using System.Text.Json;
using Federation.Cluster.Json;
using Federation.Cluster.Storage;
using Federation.Registry;
using Federation.Registry.Criteria;
using Federation.Registry.DryRuns;
using Federation.Registry.Evaluations;

namespace Federation.Cluster.Labels.Publishing;

/// <summary>A dry run that is not under way any more, as stored: what a publication asks for.</summary>
public sealed record StoredDryRun
{
    /// <summary>Of the text.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Of the criteria.</summary>
    public required string Version { get; init; }

    /// <summary>The file's text, exactly.</summary>
    public required string Yaml { get; init; }

    /// <summary>When it ended, or failed.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Who asked for it. Told to operators alone.</summary>
    public required string By { get; init; }

    /// <summary>Empty where it failed.</summary>
    public required DryRunTotals Totals { get; init; }

    /// <summary>The code of why it did not come to its end, and nothing is published by it; null where it did.</summary>
    public string? Problem { get; init; }

    /// <summary>How many pages of losing centres are stored beside it.</summary>
    public required int Pages { get; init; }

    internal static StateKey KeyOf(string sha256) => new(RowKinds.CriteriaDryRun, sha256);

    /// <param name="page">From 0.</param>
    internal static StateKey PageOf(string sha256, int page) => new(RowKinds.CriteriaDryRun, string.Create(CultureInfo.InvariantCulture, $"{sha256}/{page:D6}"));

    internal static StoredDryRun Read(StateRow row) => JsonSerializer.Deserialize(row.Body.Span, ClusterJson.Default.StoredDryRun) ?? throw new JsonException($"Row {row.Key} is empty.");
}

/// <summary>A page of centres that would lose something.</summary>
internal sealed record DryRunPage(IReadOnlyList<LosingCentre> Centres);

/// <summary>A centre that would lose something, as it is told. Immutable.</summary>
/// <param name="Centre">Its id.</param>
/// <param name="Name">What it is called; null where the directory has it no more.</param>
/// <param name="Label">Which of its labels.</param>
/// <param name="CriteriaVersion">Under which it was awarded.</param>
/// <param name="IsKept">False where nothing was kept of what the award came of.</param>
public sealed record LosingCentre(string Centre, string? Name, int Label, string CriteriaVersion, bool IsKept, IReadOnlyList<LosingAxis> Axes)
{
    public static LosingCentre Of(CentreProspect prospect) => new(
        prospect.Centre.Centre, prospect.Centre.Name, prospect.Centre.Award.Number, prospect.Centre.Award.CriteriaVersion, prospect.Centre.Accepted is not null, [.. prospect.Losses.Select(LosingAxis.Of)]);
}

/// <summary>An axis that would be lost.</summary>
/// <param name="Awarded">The level for which it was awarded.</param>
/// <param name="UnderOwn">As <see cref="AxisLoss.UnderOwn"/>.</param>
/// <param name="IsLostAlready">As <see cref="AxisLoss.IsLostAlready"/>.</param>
/// <param name="Level">The level that it would have: 0 to 3; null where nothing of the axis can be measured.</param>
/// <param name="OptionalNeeded">How many of the optional criteria among <paramref name="Why"/> would have to hold for the level after <paramref name="Level"/>; 0 where enough do.</param>
public sealed record LosingAxis(Axis Axis, int Awarded, int? UnderOwn, bool IsLostAlready, int? Level, int OptionalNeeded, IReadOnlyList<LosingReason> Why)
{
    internal static LosingAxis Of(AxisLoss loss) => new(loss.Axis, loss.Awarded, loss.UnderOwn, loss.IsLostAlready, loss.Finding.Level, loss.Finding.Gap?.OptionalNeeded ?? 0, [.. loss.Why.Select(LosingReason.Of)]);
}

/// <summary>A criterion that stands against a level.</summary>
/// <param name="Value">What counts, in its unit; null where nothing is known.</param>
/// <param name="Text">Why, in one sentence.</param>
public sealed record LosingReason(string Criterion, bool IsMandatory, decimal? Value, BilingualText Text)
{
    internal static LosingReason Of(Reason reason) => new(reason.Criterion.Id, reason.Criterion.IsMandatory, reason.Observation?.Value, new BilingualText(reason.Text(Language.French), reason.Text(Language.English)));
}
