using System.Text.Json.Serialization;
using Federation.Web.Console.Runs;

namespace Federation.Web.Console.Overview;

/// <summary>What <see cref="OverviewQuestion"/> answers.</summary>
public sealed record OverviewAnswer(OverviewNetwork? Network) : IConsoleAnswer
{
    [JsonIgnore]
    public ConsoleNetwork? Head => Network;
}

public sealed record OverviewNetwork : ConsoleNetwork
{
    public required string Adapter { get; init; }

    /// <summary>Five fields of cron, in UTC; null for runs by hand only.</summary>
    public string? Schedule { get; init; }

    public required SourceState Source { get; init; }

    public required IReadOnlyList<ConsoleAlert> Alerts { get; init; }

    /// <summary>Null for whoever does not manage the network.</summary>
    public Freshness? Freshness { get; init; }

    /// <summary>Null for whoever does not manage the network.</summary>
    public Quality? Quality { get; init; }

    /// <summary>Newest first.</summary>
    public required IReadOnlyList<RunRow> Runs { get; init; }
}

/// <param name="Condition">As the schema's SourceCondition.</param>
public sealed record SourceState(string Condition, DateTimeOffset? Since, DateTimeOffset? LastReadAt, int FailuresInRow, DateTimeOffset? RetryAt, RunFault? Failure);

public sealed record Freshness(int Listings, int Missed, int Due, int Removed, DateTimeOffset? SeenAt, DateTimeOffset? ChangedAt, DateTimeOffset? WholeReadAt, DateTimeOffset? NextRunAt, IReadOnlyList<AgeCount> BySight, IReadOnlyList<AgeCount> ByChange);

/// <param name="Age">As the schema's ListingAge.</param>
public sealed record AgeCount(string Age, int Count);

/// <param name="Level">As the schema's QualityLevel.</param>
public sealed record Quality(string Level, int Read, int Mapped, int HoursUnderstood, int SameId, int SamePlace, IReadOnlyList<QualityGap> Missing, IReadOnlyList<FieldShare> Fields);

/// <param name="AtMost">Whether less is better.</param>
/// <param name="Remedy">In the reader's language.</param>
public sealed record QualityGap(string Code, bool AtMost, double Found, double Needed, string Remedy);

/// <param name="Share">From 0 to 1; null where there are no listings.</param>
public sealed record FieldShare(string Field, int Count, double? Share);
