using System.Collections.Frozen;
using Federation.Cluster.Members.Admissions;
using Federation.Cluster.Members.Doors;

namespace Federation.Cluster.Labels.Traces;

/// <summary>What share of the passes that a centre could have admitted it did. Pure.</summary>
internal static class AdmissionRate
{
    /// <summary>Fewer passes tell nothing: of ten, one that was unlucky would be a tenth.</summary>
    public const int FewestPasses = 20;

    /// <summary>
    /// Refusals that a visitor could do nothing about and nobody could have told them of: there is no such centre any more, its door stands open and admits nobody, or nobody knows its hours. That visitors are blocked, come too late, too often, outside the public
    /// hours, or from a network or with a tier that the public rules do not name, is no failure of the centre.
    /// </summary>
    private static readonly FrozenSet<string> OfTheCentre = FrozenSet.Create(StringComparer.Ordinal, AdmissionCodes.HoursUnknown, AdmissionCodes.Nobody, AdmissionCodes.UnknownCentre);

    /// <summary>In per cent, with one decimal; null for fewer than <see cref="FewestPasses"/>. A level of the label counts against the centre where it held it and lost it: what it never held, the home network need not have asked for.</summary>
    public static decimal? Of(IReadOnlyCollection<DoorDay> days)
    {
        int admitted = days.Sum(day => Count(day, code => code == AdmissionCodes.Allowed));
        int failed = days.Sum(day => Count(day, OfTheCentre.Contains) + day.LevelLost);
        return admitted + failed < FewestPasses ? null : Math.Round(100m * admitted / (admitted + failed), 1);
    }

    private static int Count(DoorDay day, Func<string, bool> isCounted) => day.Answers.Where(answer => isCounted(answer.Code)).Sum(answer => answer.Count);
}
