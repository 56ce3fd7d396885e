using Federation.Registry.Criteria;

namespace Federation.Registry.DryRuns;

/// <summary>What a version of the criteria would make of all centres with a label in force, in numbers. Immutable.</summary>
public sealed record DryRunTotals
{
    /// <summary>With a label in force, suspended ones too.</summary>
    public int Centres { get; init; }

    /// <summary>Of these, of whose award nothing was kept to judge by: by hand, or taken over.</summary>
    public int NothingKept { get; init; }

    /// <summary>Would lose a level on one axis at least.</summary>
    public int Losing { get; init; }

    /// <summary>Would have a lower overall level than awarded, or none.</summary>
    public int LosingLevel { get; init; }

    /// <summary>Not among these: of which something that is stored cannot be read, so that nobody knows what they would lose.</summary>
    public int Unreadable { get; init; }

    /// <summary>All five, in the order of <see cref="Axis"/>.</summary>
    public IReadOnlyList<AxisTotals> Axes { get; init; } = [.. Enum.GetValues<Axis>().Select(axis => new AxisTotals { Axis = axis })];

    /// <summary>With one more centre.</summary>
    public DryRunTotals With(CentreProspect prospect) => this with
    {
        Centres = Centres + 1,
        NothingKept = NothingKept + (prospect.Centre.Accepted is null ? 1 : 0),
        Losing = Losing + (prospect.Losses.Count > 0 ? 1 : 0),
        LosingLevel = LosingLevel + (prospect.IsLevelLost ? 1 : 0),
        Axes = [.. Axes.Select(axis => axis.With(prospect))],
    };
}

/// <summary>The same of one axis. Of the centres that were awarded a level on it, each is in one of the last four counts.</summary>
public sealed record AxisTotals
{
    public required Axis Axis { get; init; }

    /// <summary>Were awarded a level on it.</summary>
    public int Awarded { get; init; }

    /// <summary>Would keep that level, or have a higher one.</summary>
    public int Keeping { get; init; }

    /// <summary>Would lose it by this version: under the criteria of their awards they would keep it, or those are unknown here.</summary>
    public int Losing { get; init; }

    /// <summary>Would not reach it under the criteria of their awards either.</summary>
    public int LostAlready { get; init; }

    /// <summary>Nothing was kept to judge it by.</summary>
    public int NotJudged { get; init; }

    internal AxisTotals With(CentreProspect prospect)
    {
        if (prospect.Centre.Award.Levels.On(Axis) is null) return this;
        var counted = this with { Awarded = Awarded + 1 };
        if (!prospect.Judged.Contains(Axis)) return counted with { NotJudged = NotJudged + 1 };
        return prospect.Losses.FirstOrDefault(loss => loss.Axis == Axis) switch
        {
            null => counted with { Keeping = Keeping + 1 },
            { IsLostAlready: true } => counted with { LostAlready = LostAlready + 1 },
            _ => counted with { Losing = Losing + 1 },
        };
    }
}
