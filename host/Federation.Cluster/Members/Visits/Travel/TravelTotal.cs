using Federation.Cluster.Centres;
using Federation.Cluster.Members.Visits.Statements;
using Federation.Cluster.Sync;

namespace Federation.Cluster.Members.Visits.Travel;

/// <summary>What ways were spared in a month, in total, by what the home networks say of their members as a whole. Immutable.</summary>
/// <param name="Centre">Null for all of them.</param>
/// <param name="VisitorDays">Of visitors whose network says something.</param>
/// <param name="CarKm">Kilometres by car, rounded to whole ones.</param>
/// <param name="KgCo2e">Kilograms of CO2 equivalents, rounded to whole ones.</param>
/// <param name="SurveyYears">Of when the surveys of these networks are, in order, each once.</param>
public sealed record TravelTotal(CentreId? Centre, int VisitorDays, double CarKm, double KgCo2e, IReadOnlyList<int> SurveyYears)
{
    /// <summary>No total of fewer visitor-days is told: with few, a total is nearly the account of one person's month.</summary>
    public const int FewestDays = 10;

    /// <summary>Null where fewer days than <see cref="FewestDays"/> are behind it. Pure.</summary>
    /// <param name="said">By home network; what says nothing is not counted.</param>
    public static TravelTotal? Of(CentreId? centre, IEnumerable<VisitLine> lines, IReadOnlyDictionary<NetworkId, TravelStatement> said, TravelFactor factor)
    {
        var counted = lines.Where(line => line.VisitorDays > 0 && said.ContainsKey(line.Home)).ToList();
        int days = counted.Sum(line => line.VisitorDays);
        double km = counted.Sum(line => line.VisitorDays * said[line.Home].CarKmSaved);
        return days < FewestDays ? null : new TravelTotal(centre, days, Math.Round(km), Math.Round(km * factor.KgCo2ePerKm), [.. counted.Select(line => said[line.Home].Year).Distinct().Order()]);
    }

    /// <summary>Of each centre that has one, in order of id. Pure.</summary>
    public static IReadOnlyList<TravelTotal> ByCentre(IEnumerable<VisitLine> lines, IReadOnlyDictionary<NetworkId, TravelStatement> said, TravelFactor factor) =>
        [.. lines.GroupBy(line => line.Centre).OrderBy(group => group.Key).Select(group => Of(group.Key, group, said, factor)).OfType<TravelTotal>()];
}
