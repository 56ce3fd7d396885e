using System.Globalization;

namespace Federation.Registry.Criteria.Versions;

/// <summary>Says what is against publishing a version of the criteria. Pure.</summary>
public static class CriteriaPublication
{
    /// <summary>The least time between a publication and the moment from which the version is in force: applicants read it first, and every silo knows it by then.</summary>
    public static readonly TimeSpan Notice = TimeSpan.FromDays(1);

    /// <summary>How long a dry run is good for: labels go on meanwhile.</summary>
    public static readonly TimeSpan DryRunTime = TimeSpan.FromDays(7);

    /// <param name="criteria">What is to be published.</param>
    /// <param name="dryRunAt">When a dry run of exactly that text ended; null where there was none.</param>
    /// <returns>Null where nothing is.</returns>
    public static CriteriaRefusal? Against(CriteriaVersions versions, CriteriaSet criteria, DateTimeOffset from, DateTimeOffset? dryRunAt, DateTimeOffset now)
    {
        if (AgainstVersion(versions, criteria) is { } refusal) return refusal;
        if (from < now + Notice) return new(PublicationProblemCodes.TooSoon, $"A version is in force from {Notice.TotalHours:0} hours after its publication on at the earliest; it is {Time(now)} now.");
        if (from <= versions.Newest.From) return new(PublicationProblemCodes.TooSoon, $"Version {versions.Newest.Criteria.Version} is in force from {Time(versions.Newest.From)} on, and this one would be before it.");
        if (dryRunAt is null) return new(PublicationProblemCodes.NoDryRun, "There was no dry run of exactly this text.");
        return dryRunAt < now - DryRunTime ? new(PublicationProblemCodes.DryRunOld, $"Its dry run is of {Time(dryRunAt.Value)}, and is good for {DryRunTime.Days} days.") : null;
    }

    /// <summary>The same before a dry run, which asks for no time yet.</summary>
    public static CriteriaRefusal? AgainstVersion(CriteriaVersions versions, CriteriaSet criteria) => IsNewer(criteria.Version, versions.Newest.Criteria.Version)
        ? null
        : new(PublicationProblemCodes.NotNewer, $"Version {versions.Newest.Criteria.Version} is published, and {criteria.Version} is not newer.");

    /// <summary>By major, then minor, as numbers.</summary>
    internal static bool IsNewer(string version, string than) => Number(version).CompareTo(Number(than)) > 0;

    // The reader of criteria files has seen to the form: two numbers of few digits.
    private static (int Major, int Minor) Number(string version)
    {
        int point = version.IndexOf('.', StringComparison.Ordinal);
        return (int.Parse(version.AsSpan(0, point), CultureInfo.InvariantCulture), int.Parse(version.AsSpan(point + 1), CultureInfo.InvariantCulture));
    }

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}

/// <summary>Why a version is not published.</summary>
/// <param name="Code">One of <see cref="PublicationProblemCodes"/>.</param>
/// <param name="Message">In English.</param>
public sealed record CriteriaRefusal(string Code, string Message);
